-- What a queue turned away, what was merged into another contact, and until when a contact is held back.
alter table contact_fact
    add column turned_away boolean not null default false,
    add column merged_into text,
    add column held_until  timestamptz;

alter table cell add column blocked bigint not null default 0;
