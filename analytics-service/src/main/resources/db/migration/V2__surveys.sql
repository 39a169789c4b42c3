-- What customers answered, for contacts that may not be known yet.
create table survey_answer (
    workspace text not null,
    contact   text not null,
    csat      int,
    nps       int,
    primary key (workspace, contact)
);
