-- The open cases, to be gone through now and then. A step that leaves a case open does not touch this index, only its closing does.
create index cases_open on cases.cases (id) where closed_at is null;
