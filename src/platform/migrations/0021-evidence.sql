-- Proofs of use and providers: dated statements with a source, which expire or are withdrawn.
create table usage_declaration (
  id bigint generated always as identity primary key,
  solution_id bigint not null references solution on delete cascade,
  siren text check (siren ~ '^[0-9]{9}$'),
  name text not null check (length(name) between 1 and 300),
  kind text check (kind in ('commune', 'epci', 'departement', 'region', 'etat', 'operateur', 'sante',
    'enseignement', 'recherche', 'association', 'cooperative', 'entreprise', 'autre')),
  since text check (since ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  purpose text check (length(purpose) between 1 and 300),
  source_kind text not null check (source_kind in ('declaration', 'list')),
  source text not null check (length(source) between 1 and 2000),
  source_url text check (source_url ~ '^https?://'),
  seen text check (seen ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  declared_on date not null,
  confirmed_on date check (confirmed_on >= declared_on),
  withdrawn_on date,
  recorded_by text,
  key_hash text,
  contact text check (length(contact) between 3 and 254),
  recorded_at timestamptz not null,
  check ((source_kind = 'declaration') = (key_hash is not null)),
  check ((source_kind = 'list') = (recorded_by is not null))
);
comment on table usage_declaration is 'One body says, or one published list says of it, that it uses one solution; after 18 months it is to be confirmed, and it may be withdrawn.';
comment on column usage_declaration.declared_on is 'The day of the statement; the last day of the month or year that a list tells.';
comment on column usage_declaration.recorded_by is 'The source of the import that wrote the row, which replaces its own rows and no other.';
comment on column usage_declaration.contact is 'To write to who declared. Never shown, never exported.';

create unique index usage_declaration_once on usage_declaration
  (solution_id, recorded_by, source, coalesce(siren, plain(name)), coalesce(purpose, '')) where recorded_by is not null;
create index usage_declaration_by_solution on usage_declaration (solution_id) where withdrawn_on is null;
create index usage_declaration_by_siren on usage_declaration (siren) where withdrawn_on is null;

create table provider (
  id bigint generated always as identity primary key,
  solution_id bigint not null references solution on delete cascade,
  siren text check (siren ~ '^[0-9]{9}$'),
  name text not null check (length(name) between 1 and 300),
  region text check (length(region) between 2 and 3),
  service text check (length(service) between 1 and 300),
  source text not null check (length(source) between 1 and 2000),
  source_url text check (source_url ~ '^https?://'),
  seen text not null check (seen ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  recorded_by text not null,
  recorded_at timestamptz not null
);
comment on table provider is 'One organisation that one published source names as serving one solution (support, hosting, training, development).';

create unique index provider_once on provider
  (solution_id, recorded_by, source, coalesce(siren, plain(name)), coalesce(service, ''));
create index provider_by_siren on provider (siren);
