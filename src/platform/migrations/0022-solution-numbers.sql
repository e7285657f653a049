-- The numbers that public lists give to software tell that two sources speak of one solution.
create index solution_by_sill on solution (sill) where sill is not null;
create index solution_value_comptoir on solution_value ((value #>> '{}')) where field = 'comptoir';
