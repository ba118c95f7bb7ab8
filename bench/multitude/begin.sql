-- A multitude of cases: copies of cases that were really played, under ids and numbers of their own, at other days and agencies, of other people. Nothing is
-- dropped and nothing is left out of the log; every index is kept up while rows come in.
create schema bench;

-- What was played, with the ids by which a case file names its tasks and payments.
create table bench.sources as
    select id, region, agency, closed_at is not null as ended, array(
        select id from cases.tasks where case_id = cases.id and state = 'open' union all select id from cases.payments where case_id = cases.id) as parts
    from cases.cases;

-- The copies, in the order in which they came; written by the program, which alone can seal who applies.
create table bench.copies (
    number           integer not null,
    old              uuid not null,
    new              uuid not null,
    case_number      text not null,
    agency           text not null,
    earlier          interval not null, -- by so much all of it was before what was copied
    applicant        bytea not null,
    name_digest      bytea not null,
    id_number_digest bytea not null,
    phone_digest     bytea not null
);

-- The id of what belongs to a copy: grows with time, as ids do.
create function bench.part(old uuid, copy uuid, number integer) returns uuid language sql immutable parallel safe
    as $$ select (left(copy::text, 15) || right(md5(old::text || number), 3) || '-8' || right(md5(number || old::text), 3) || '-' || left(md5(number || '/' || old::text), 12))::uuid $$;

-- A case file as that of a copy.
create function bench.renamed(file text, parts uuid[], copy uuid, number integer) returns text language plpgsql immutable as $$
declare
    part uuid;
begin
    foreach part in array parts loop
        file := replace(file, part::text, bench.part(part, copy, number)::text);
    end loop;
    return file;
end
$$;

-- One of thirty who do what one account did.
create function bench.clerk(account text, number integer) returns text language sql immutable parallel safe
    as $$ select case when number % 30 = 0 then account else account || '-' || number % 30 end $$;

-- Copies the rows of a table. What is a time was earlier; changed says what else is not as it was, in terms of original, copy and source.
create procedure bench.copy(target regclass, of_case text, changed jsonb default '{}', which text default 'true') language plpgsql as $$
declare
    columns text;
    expressions text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum), string_agg(
        case when changed ? attname then changed ->> attname
            when atttypid = 'timestamptz'::regtype then format('original.%I - copy.earlier', attname)
            when attname = of_case then 'copy.new'
            when attname = 'id' then 'bench.part(original.id, copy.new, copy.number)'
            when attname = 'agency' then 'copy.agency'
            else format('original.%I', attname) end, ', ' order by attnum)
    into columns, expressions
    from pg_attribute where attrelid = target and attnum > 0 and not attisdropped and attidentity = '';
    execute format(
        'insert into %s (%s) select %s from bench.copies copy join bench.sources source on source.id = copy.old join %s original on original.%I = copy.old where %s',
        target, columns, expressions, target, of_case, which);
end
$$;

-- Those who handle cases are thirty where there was one, and fifty thousand people have an account.
insert into accounts.users (id, user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
    select md5(name)::uuid, name, upper(name), display_name || number, password_hash, security_stamp, concurrency_stamp, demo
    from accounts.users original, generate_series(1, 29) number, concat(user_name, '-', number) name
    where exists (select from accounts.memberships where user_id = original.id and region is not null);
insert into accounts.memberships (user_id, region, agency, role, level, active)
    select md5(concat(user_name, '-', number))::uuid, region, agency, role, level, active
    from accounts.memberships join accounts.users on users.id = user_id, generate_series(1, 29) number where region is not null;
insert into accounts.users (id, user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
    select md5(name)::uuid, name, upper(name), '参保人' || number, password_hash, security_stamp, concurrency_stamp, demo
    from accounts.users original, generate_series(0, 49999) number, concat('applicant-', number) name where user_name = 'heilongjiang-applicant';
insert into accounts.memberships (user_id, region, role, active)
    select md5('applicant-' || number)::uuid, (array['heilongjiang', 'henan', 'hubei', 'linkou', 'shangluo'])[1 + number % 5], 'applicant', true from generate_series(0, 49999) number;
