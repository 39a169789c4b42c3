-- Rows that change with each state of a contact: room in their pages lets them change without touching an index, and what they
-- leave behind is cleared away soon.
alter table floor_contact set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);
alter table floor_presence set (fillfactor = 50);
