-- A snapshot of a million contacts is larger than one value should be: it is compressed and cut into pieces. Those stored so far are
-- in a form that is read no longer; the log has what they held.

delete from snapshot;

alter table snapshot drop column state;

create table snapshot_piece (
    partition int not null references snapshot on delete cascade,
    n int not null,
    bytes bytea not null,
    primary key (partition, n)
);

-- compressed already
alter table snapshot_piece alter column bytes set storage external;
