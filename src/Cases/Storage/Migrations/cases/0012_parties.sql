-- Who takes part in a case beside the applicant: found by keyed digests. Names and numbers stand in the application's revision only.
create table cases.parties (
    case_id          uuid not null,
    number           integer not null,  -- in the order in which they were sent
    role             text not null,     -- see PartyRole
    name_digest      bytea not null,
    id_number_digest bytea not null,
    phone_digest     bytea,
    primary key (case_id, number)
);
create index parties_name on cases.parties (name_digest);
create index parties_id_number on cases.parties (id_number_digest);
create index parties_phone on cases.parties (phone_digest) where phone_digest is not null;

-- The cases whose parties are still to be read from their applications, which only a host can open: those that are there now.
create table cases.unread_parties (
    case_id uuid primary key
);
insert into cases.unread_parties select id from cases.cases where applicant is not null;

-- A notice that goes to several people is one row for each; all but the first are copies of it.
alter table cases.notices add column copy_of uuid;

-- What was found about the rows of a list is read with the case.
create index revisions_rosters on cases.revisions (case_id) where kind = 'RosterOpinion';

-- How many rows of a list a task judges; null where it judges none.
alter table cases.tasks add column roster_rows integer;
