-- Rows that change with each message or contact: room in their pages lets them change without touching an index.
alter table conversation set (fillfactor = 70);
alter table mark set (fillfactor = 50);
