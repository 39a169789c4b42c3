-- roster ----------------------------------------------------------------------------------------------------------------
create table team (
    workspace text   not null,
    id        text   not null,
    name      text   not null,
    parent    text,
    manager   text,
    version   bigint not null,
    primary key (workspace, id),
    foreign key (workspace, parent) references team (workspace, id)
);

create table agent (
    workspace text   not null,
    id        text   not null,
    name      text   not null,
    team      text,
    skills    jsonb  not null,
    capacity  jsonb  not null,
    version   bigint not null,
    primary key (workspace, id),
    foreign key (workspace, team) references team (workspace, id)
);

create table person (
    workspace     text   not null,
    id            text   not null,
    name          text   not null,
    email         text,
    agent         text,
    roles         text   not null,
    password_hash text,
    version       bigint not null,
    primary key (workspace, id),
    unique (workspace, email),
    unique (workspace, agent)
);

-- what must be told: written with the change, deleted once Kafka has acknowledged it -------------------------------------
create table outbox (
    id         bigint generated always as identity primary key,
    workspace  text        not null,
    topic      text        not null,
    record_id  text        not null,
    type       text        not null,
    subject    text,
    body       text        not null,
    written_at timestamptz not null
);
create index outbox_lane_order on outbox (workspace, id);

-- one row for each workspace, locked by the relay that is at work on it
create table outbox_lane (
    workspace text primary key
);

-- sign-in: refresh tokens, as SHA-256 --------------------------------------------------------------------------------------
create table session (
    id            uuid primary key,
    workspace     text        not null,
    person        text        not null,
    token_hash    bytea       not null unique,
    previous_hash bytea unique,
    opened_at     timestamptz not null,
    renewed_at    timestamptz not null,
    expires_at    timestamptz not null
);
create index session_expiry on session (expires_at);
create index session_person on session (workspace, person);

-- the desks, as of a position in routing-events --------------------------------------------------------------------------
create table floor_mark (
    log_partition int primary key,
    next_offset   bigint not null,
    epoch         bigint not null
);

create table floor_contact (
    workspace     text  not null,
    contact       text  not null,
    log_partition int   not null,
    body          jsonb not null,
    primary key (workspace, contact)
);
create index floor_contact_partition on floor_contact (log_partition);

create table floor_presence (
    workspace     text        not null,
    agent         text        not null,
    log_partition int         not null,
    presence      text        not null,
    reason        text,
    since         timestamptz not null,
    primary key (workspace, agent)
);

create table floor_queue (
    workspace     text not null,
    queue         text not null,
    log_partition int  not null,
    team          text not null,
    primary key (workspace, queue)
);

create table presence_history (
    event     text primary key,
    workspace text        not null,
    agent     text        not null,
    presence  text        not null,
    reason    text,
    since     timestamptz not null
);
create index presence_history_by_agent on presence_history (workspace, agent, since desc);
