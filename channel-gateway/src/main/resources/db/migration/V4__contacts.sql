-- Contacts as the router tells of them: whose they are, who had them last.
create table contact (
    id              text collate "C" primary key,
    workspace       text        not null,
    customer_id     text collate "C" not null,
    conversation_id text collate "C" not null,
    spoken          boolean     not null,          -- a call: what its customer is told is said, not written
    agent           text,
    opened_at       timestamptz not null
) with (fillfactor = 70);
create index contact_customer on contact (customer_id, opened_at desc);

-- Calls whose customers are told something, and those whose customers are called back.
alter table call
    add column words    text,                            -- to be said to the customer before anything else
    add column callback boolean not null default false,  -- the customer is called back
    add column line     text,                            -- the provider's id of the customer's line, the first one or a later one
    add column lost     text;                            -- the line that is known to have ended or never been answered
update call set line = id;
create index call_line on call (line) where line <> id;
