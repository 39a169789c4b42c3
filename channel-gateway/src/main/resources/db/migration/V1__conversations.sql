-- Customers and what they and the reps wrote. Ids are text: most are UUIDs that follow from what caused them,
-- some are chosen by a rep's desk.

create table customer (
    id         text collate "C" primary key,
    workspace  text        not null,
    name       text,
    created_at timestamptz not null default now()
);

create table identity (
    workspace   text             not null,
    channel     text             not null,
    address     text collate "C" not null,
    customer_id text collate "C" not null references customer,
    primary key (workspace, channel, address)
);
create index identity_customer on identity (customer_id);

create table conversation (
    id            text collate "C" primary key,
    workspace     text             not null,
    channel       text             not null,
    customer_id   text collate "C" not null references customer,
    address       text             not null,                -- of the customer on this channel
    recipient     text,                                     -- the address the customer wrote to
    subject       text,
    participants  text[]           not null default '{}',   -- other addresses that were addressed
    last_seq      bigint           not null default 0,
    contact_id    text collate "C",                         -- newest contact, as the router tells (chat)
    contact_state text,
    contact_agent text,
    created_at    timestamptz      not null default now()
);
create index conversation_customer on conversation (customer_id, created_at desc);
create index conversation_contact on conversation (contact_id) where contact_id is not null;

create table message (
    id              text collate "C" primary key,
    workspace       text             not null,
    channel         text             not null,
    conversation_id text collate "C" not null references conversation,
    seq             bigint           not null,
    author          text             not null,
    name            text,
    subject         text,
    text            text             not null,
    html            text,
    attachments     text             not null default '[]', -- JSON: name, type, size
    provider_id     text collate "C",
    delivery        text,
    delivery_detail text,
    sent_at         timestamptz      not null,
    origin          text             not null,              -- the log record that it came from: topic/partition
    origin_position bigint           not null,
    unique (conversation_id, seq)
);
create index message_provider on message (provider_id) where provider_id is not null;

-- Replies not yet told as delivered or failed; a row leaves when its outcome stands in the log.
create table delivery (
    message_id      text collate "C" primary key references message,
    conversation_id text collate "C" not null,
    channel         text             not null,
    seq             bigint           not null,
    contact_id      text             not null,
    tries           int              not null default 0,
    next_try_at     timestamptz      not null,
    claimed_until   timestamptz      not null default '-infinity',
    outcome         text
);
create index delivery_due on delivery (channel, next_try_at);
create index delivery_order on delivery (conversation_id, seq);

-- What visitors are told of the rep they talk to.
create table agent (
    workspace text not null,
    id        text not null,
    name      text not null,
    primary key (workspace, id)
);

-- How far each partition of a topic has taken effect, and the newest epoch seen there.
create table mark (
    topic     text   not null,
    partition int    not null,
    position  bigint not null,
    epoch     bigint not null,
    primary key (topic, partition)
);
