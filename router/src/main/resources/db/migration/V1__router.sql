-- The log: who owns a partition, and the state as it was at some offset.

create table partition_epoch (
    partition int primary key,
    epoch bigint not null
);

create table snapshot (
    partition int primary key,
    epoch bigint not null,
    next_event bigint not null,
    last_command bigint not null,
    schema_version int not null,
    hash bigint not null,
    state bytea not null,
    taken_at timestamptz not null
);

-- The plan: every version, and the newest one that the log has not been told yet.

create table plan_version (
    workspace text not null,
    version int not null,
    yaml text not null,
    published_by text not null,
    published_at timestamptz not null,
    primary key (workspace, version)
);

create table plan_outbox (
    workspace text primary key,
    version int not null
);

-- The story: a projection of routing-events, rebuilt by emptying these tables.

create table story_mark (
    partition int primary key,
    next_record bigint not null,
    epoch bigint not null
);

create table contact (
    workspace text not null,
    contact text not null,
    conversation text not null,
    state text not null,
    channel text not null,
    queue text,
    customer text not null,
    customer_address text not null,
    customer_name text,
    subject text,
    agent text,
    held_by text[] not null default '{}',
    raised_to text,
    arrived_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (workspace, contact)
);

create index contact_by_state on contact (workspace, state, queue, arrived_at desc);
create index contact_by_arrival on contact (workspace, arrived_at desc);

create table story_entry (
    workspace text not null,
    contact text not null,
    command_offset bigint not null,
    n int not null,
    event_id text not null,
    at timestamptz not null,
    event jsonb not null,
    primary key (workspace, contact, command_offset, n)
);

-- Names and places needed to tell a story: agents, the team tree, the queues.
create table directory (
    workspace text not null,
    kind text not null,
    id text not null,
    body jsonb not null,
    primary key (workspace, kind, id)
);
