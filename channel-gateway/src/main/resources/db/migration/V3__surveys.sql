-- Contacts whose customers may be asked how it went, and when they were.
create table survey (
    contact_id      text collate "C" primary key,
    workspace       text not null,
    conversation_id text collate "C" not null,
    customer_id     text collate "C" not null,
    asked_at        timestamptz
);
create index survey_customer on survey (workspace, customer_id, asked_at desc) where asked_at is not null;
