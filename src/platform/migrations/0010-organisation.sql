-- Every body that may have a need, use a solution, or provide a service.
create table organisation (
  id bigint generated always as identity primary key,
  siren text unique check (siren ~ '^[0-9]{9}$'),
  siret text check (siret ~ '^[0-9]{14}$' and left(siret, 9) = siren),
  name text not null check (length(name) between 1 and 300),
  short_name text check (length(short_name) between 1 and 300),
  kind text not null check (kind in ('commune', 'epci', 'departement', 'region', 'etat', 'operateur', 'sante',
    'enseignement', 'recherche', 'association', 'cooperative', 'entreprise', 'autre')),
  legal_category text check (legal_category ~ '^[0-9]{4}$'),
  insee_code text check (length(insee_code) between 2 and 9),
  departement text check (length(departement) between 2 and 3),
  region text check (length(region) between 2 and 3),
  epci_siren text references organisation (siren) deferrable initially deferred,
  acts_through_siren text references organisation (siren) deferrable initially deferred,
  address text check (length(address) between 1 and 500),
  postal_codes text[] not null default '{}',
  population int check (population >= 0),
  source text not null check (source in ('decoupage-administratif', 'recherche-entreprises', 'saisie')),
  source_date date,
  retired_on date,
  search_name text not null,
  search_key text not null,
  search text not null,
  created_at timestamptz not null default now(),
  check (siren is not null or insee_code is not null)
);
comment on table organisation is 'One legal unit, or one territory whose SIREN is not known to us; its facts come from one named source.';
comment on column organisation.insee_code is 'Code of the territory it governs (Code officiel géographique), or the SIREN of an EPCI; null for the others.';
comment on column organisation.acts_through_siren is 'The body that exercises its powers, when the territory has none of its own (Paris, Corsica, Alsace…).';
comment on column organisation.search is 'Folded words with a space before and after each, made by fold.ts: names, codes, postal codes, SIREN.';

create unique index organisation_territory on organisation (kind, insee_code) where insee_code is not null;
create index organisation_search on organisation using gin (search gin_trgm_ops);
create index organisation_near on organisation using gin (search_key gin_trgm_ops);
create index organisation_by_population on organisation (population desc nulls last, name, id) where retired_on is null;
create index organisation_by_epci on organisation (epci_siren) where epci_siren is not null;
create index organisation_by_departement on organisation (departement, kind);

create table territory_edition (
  id bigint generated always as identity primary key,
  version text not null,
  sha256 text not null,
  communes int not null,
  epci int not null,
  loaded_at timestamptz not null default now()
);
comment on table territory_edition is 'One edition of the French territories that was loaded, so that a start skips it.';
