-- Calls that ended, by their conversation: news of a call may come after its end.
create table ended_call (
    conversation_id text collate "C" primary key,
    origin          text   not null,   -- the log record that told so first
    origin_position bigint not null
);

-- Calls as the router wants them, and how far the provider has been told.
create table call (
    id              text collate "C" primary key, -- the provider's, of the caller's line
    workspace       text        not null,
    contact_id      text collate "C" not null unique,
    conversation_id text collate "C" not null,
    address         text        not null,         -- the caller's
    number          text,                         -- the number that was called
    queue           text,
    wanted          text        not null,         -- WAIT, TALK, END
    agent           text,                         -- whom the caller is to talk to
    hold            boolean     not null default false,
    control_at      timestamptz,                  -- of the rep's last wish
    ring_turn       int         not null default 0,  -- the last wish that the rep's phone ring again
    turn            int         not null default 0,  -- grows with each wish
    done_turn       int         not null default 0,  -- the wish that was fulfilled last
    agent_call      text,                         -- the line to a rep
    connected_to    text,                         -- the agent whose line that is
    conference      text,
    held            boolean     not null default false,
    tries           int         not null default 0,
    next_try_at     timestamptz not null default now(),
    claimed_until   timestamptz not null default '-infinity',
    arrived_at      timestamptz not null,
    answered_at     timestamptz,
    ended_at        timestamptz
) with (fillfactor = 70);
create index call_undone on call (next_try_at) where turn <> done_turn;
create index call_waiting on call (workspace, queue, arrived_at) where wanted = 'WAIT';
create index call_answered on call (workspace, queue, answered_at desc) where answered_at is not null;
