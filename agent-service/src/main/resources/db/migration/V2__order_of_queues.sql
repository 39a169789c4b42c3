-- The agent's own order of queues, a line for each, the first one first; empty for whoever waits longest.
alter table agent add column queues text not null default '';
