-- What else a customer waits for: asked for each time a manager looks at a contact that waits. Only the few that are open are kept in it.

create index contact_open_by_customer on contact (workspace, customer, arrived_at desc)
    where state not in ('CLOSED', 'ABANDONED');
