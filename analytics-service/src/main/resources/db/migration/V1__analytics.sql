-- Facts: one row for each contact, carried forward event by event.
create table contact_fact (
    workspace            text        not null,
    contact              text        not null,
    conversation         text        not null,
    channel              text        not null,
    customer             text        not null,
    customer_name        text,
    queue                text        not null,
    team                 text        not null,
    agent                text        not null,   -- who answered first; empty: nobody yet
    state                text        not null,
    arrived_at           timestamptz not null,
    answered_at          timestamptz,
    ended_at             timestamptz,
    first_response_at    timestamptz,
    within_service_level boolean     not null,
    came_back            boolean     not null,   -- the customer opened another contact soon after
    outcome              text,
    holder               text,                   -- who has it now
    held_since           timestamptz,
    handle_ms            bigint      not null,
    handled              boolean     not null,
    waits_in             text        not null,
    raised_to            text,
    raised_at            timestamptz,
    transfers            int         not null,
    level_lowered        int         not null,
    skill_dropped        int         not null,
    team_added           int         not null,
    to_manager           int         not null,
    to_senior_manager    int         not null,
    to_vice_president    int         not null,
    csat                 int,
    nps                  int,
    priority             int,
    imported             boolean     not null,
    primary key (workspace, contact)
) with (fillfactor = 70);
create index contact_fact_open on contact_fact (workspace) where ended_at is null;
create index contact_fact_customer on contact_fact (workspace, customer, arrived_at desc);
create index contact_fact_conversation on contact_fact (workspace, conversation);

-- What is counted, by the minute. Columns are the constants of dev.switchboard.analytics.kpi.Count.
create table cell (
    workspace text        not null,
    minute    timestamptz not null,
    channel   text        not null,
    queue     text        not null,
    team      text        not null,
    agent     text        not null,
    offered              bigint not null default 0,
    answered             bigint not null default 0,
    abandoned            bigint not null default 0,
    short_abandoned      bigint not null default 0,
    within_service_level bigint not null default 0,
    wait_ms              bigint not null default 0,
    handled              bigint not null default 0,
    handle_ms            bigint not null default 0,
    first_responses      bigint not null default 0,
    first_response_ms    bigint not null default 0,
    transfers            bigint not null default 0,
    level_lowered        bigint not null default 0,
    skill_dropped        bigint not null default 0,
    team_added           bigint not null default 0,
    to_manager           bigint not null default 0,
    to_senior_manager    bigint not null default 0,
    to_vice_president    bigint not null default 0,
    closed               bigint not null default 0,
    came_back            bigint not null default 0,
    missed               bigint not null default 0,
    declined             bigint not null default 0,
    csat_answers         bigint not null default 0,
    csat_satisfied       bigint not null default 0,
    csat_sum             bigint not null default 0,
    nps_answers          bigint not null default 0,
    nps_promoters        bigint not null default 0,
    nps_detractors       bigint not null default 0,
    primary key (workspace, minute, channel, queue, team, agent)
) with (fillfactor = 70);

-- The waits of a cell as a mergeable sketch.
create table cell_waits (
    workspace text        not null,
    minute    timestamptz not null,
    channel   text        not null,
    queue     text        not null,
    team      text        not null,
    agent     text        not null,
    sketch    bytea       not null,
    primary key (workspace, minute, channel, queue, team, agent)
);

-- Agents as they are now.
create table agent_fact (
    workspace text not null,
    agent     text not null,
    name      text not null,
    team      text,
    presence  text not null,
    reason    text,
    since     timestamptz,
    contacts  int  not null,
    removed   boolean not null,
    primary key (workspace, agent)
) with (fillfactor = 70);

-- When agents were at work: with contacts (busy) or ready without. The running one has no end.
create table agent_span (
    workspace text        not null,
    agent     text        not null,
    team      text        not null,
    busy      boolean     not null,
    from_at   timestamptz not null,
    to_at     timestamptz,
    primary key (workspace, agent, from_at)
);
create index agent_span_time on agent_span (workspace, from_at);

-- An agent's messages, for the first of them that answers a contact, whichever of the two is read first.
create table reply (
    workspace    text        not null,
    conversation text        not null,
    at           timestamptz not null,
    message      text        not null,
    primary key (workspace, conversation, at, message)
);

-- The plan and the team tree of each workspace.
create table place (
    workspace text  not null,
    kind      text  not null,
    body      jsonb not null,
    primary key (workspace, kind)
);

-- How far each partition of a topic has taken effect.
create table mark (
    topic       text   not null,
    partition   int    not null,
    next_record bigint not null,
    epoch       bigint not null,
    primary key (topic, partition)
) with (fillfactor = 50);
