-- What was sent on a day is counted for the administrator.
create index deliveries_at on cases.deliveries (at) where error is null;
