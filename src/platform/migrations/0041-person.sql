-- People and their ways in. The columns are those that better-auth 1.7 expects, under our names.
create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  erased_at timestamptz
);
comment on table person is 'One account. An erased one keeps its number, which registers quote, and nothing else of the person.';
create table person_session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  person_id uuid not null references person on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index person_session_person on person_session (person_id);
comment on table person_session is 'One browser in which a person is signed in.';
create table person_credential (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index person_credential_person on person_credential (person_id);
comment on table person_credential is 'One way in: a password (its scrypt hash), or the account of a provider (OpenID Connect).';
create table person_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_verification_identifier on person_verification (identifier);
comment on table person_verification is 'One secret on its way by e-mail or through a provider, until it expires.';
create table person_second_factor (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count int,
  locked_until timestamptz
);
create index person_second_factor_person on person_second_factor (person_id);
create index person_second_factor_secret on person_second_factor (secret);
comment on table person_second_factor is 'The encrypted secret of a person''s one-time codes (RFC 6238), and the recovery codes left.';
create table person_passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index person_passkey_person on person_passkey (person_id);
create index person_passkey_credential on person_passkey (credential_id);
comment on table person_passkey is 'One passkey (WebAuthn): its public half.';
create table sign_in_rate (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count int not null,
  last_request bigint not null
);
comment on table sign_in_rate is 'How many times an address knocked lately at one door of the sign-in.';
create table instance_secret (
  name text primary key,
  value text not null,
  made_at timestamptz not null default now()
);
comment on table instance_secret is 'What this instance alone knows: the key that signs sessions, the hash of the first host''s code.';
create table host (
  person_id uuid primary key references person,
  since timestamptz not null default now()
);
comment on table host is 'One person who runs this instance.';

do $$ begin
  if exists (select from pg_roles where rolname = 'pluriel_visitor') then
    revoke all on person_session, person_credential, person_verification, person_second_factor, person_passkey,
      sign_in_rate, instance_secret, host from pluriel_visitor;
  end if;
end $$;

-- The code of the first host is asked at the door of the database itself: a visitor's role reads neither table.
create function instance_has_host() returns boolean language sql stable security definer set search_path = public as
$$ select exists (select from host) $$;
comment on function instance_has_host() is 'Whether someone runs this instance already.';
create function become_host(given_hash text) returns boolean language plpgsql security definer set search_path = public as $$
begin
  delete from instance_secret where name = 'host-code' and value = given_hash and not exists (select from host)
    and exists (select from person where id = wall_person() and email_verified and erased_at is null);
  if not found then return false; end if;
  insert into host (person_id) values (wall_person());
  return true;
end $$;
comment on function become_host(text) is 'Makes the one who asks the host, once, when they hold the code that the first start printed.';
