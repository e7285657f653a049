-- Chantiers that counted more or less than the others in a computation: one that is looked at again counts the same.
alter table team_proposal add column weights jsonb not null default '[]' check (jsonb_typeof(weights) = 'array');
comment on column team_proposal.weights is 'The chantiers of the computation whose weight is not one: [{"project": "12", "weight": 2}].';
