-- Callers stand in the router's order, and some not yet.
alter table call
    add column stands_at  timestamptz,                             -- the arrival, less the head start
    add column not_before timestamptz not null default '-infinity'; -- an appointment, or when the queue opens
update call set stands_at = arrived_at;
alter table call alter column stands_at set not null;
drop index call_waiting;
create index call_waiting on call (workspace, queue, stands_at) where wanted = 'WAIT';
