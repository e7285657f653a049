-- The second wall around needs: a right over a need is a key (decision 0007), with or without an account. What anybody
-- may see of one is in the view public_need, which reads with the rights of its owner, and can be read alone.
comment on function wall_keys() is 'Hashes of the keys that the one who asks holds: their account''s, their browser''s, that of the link which they follow.';
create function wall_refs() returns text[] language sql stable as
$$ select coalesce(nullif(current_setting('pluriel.refs', true), ''), '{}')::text[] $$;
comment on function wall_refs() is 'Needs on which a transaction acts without a key of theirs, because the site says so by name: one that is born, one that a group or a chantier answers.';
create function wall_own_needs() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select need_id from need_key where hash = any (wall_keys()) union select id from need where ref = any (wall_refs()))
$$;
comment on function wall_own_needs() is 'The needs over which the one who asks has a right.';
create function wall_needs() returns bigint[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select unnest(wall_own_needs()) union select need_id from need_answer where key_hash = any (wall_keys()))
$$;
comment on function wall_needs() is 'The same, and those about which the one who asks was asked.';

alter table need enable row level security;
-- A need that is born is seen by its reference: its key comes after it.
create policy need_seen on need for select
  using (id = any ((select wall_needs())::bigint[]) or ref = any (wall_refs()));
create policy need_born on need for insert
  with check (stage = 'draft' and visibility = 'private' and ref = any (wall_refs()));
create policy need_changed on need for update using (id = any ((select wall_needs())::bigint[]));
create policy need_erased on need for delete using (id = any ((select wall_own_needs())::bigint[]));

alter table need_key enable row level security;
create policy need_key_held on need_key for select using (hash = any (wall_keys()));
create policy need_key_given on need_key for insert with check (need_id = any ((select wall_needs())::bigint[]));
alter table need_event enable row level security;
create policy need_event_seen on need_event for select using (need_id = any ((select wall_own_needs())::bigint[]));
create policy need_event_told on need_event for insert with check (need_id = any ((select wall_needs())::bigint[]));
alter table need_answer enable row level security;
create policy need_answer_seen on need_answer for select
  using (key_hash = any (wall_keys()) or need_id = any ((select wall_own_needs())::bigint[]));
create policy need_answer_asked on need_answer for insert with check (need_id = any ((select wall_own_needs())::bigint[]));
create policy need_answer_given on need_answer for update using (key_hash = any (wall_keys()));

-- What was understood and chosen is read with the need, by whoever reads it.
alter table need_correction enable row level security;
create policy need_correction_seen on need_correction for select using (
  need_id = any ((select wall_own_needs())::bigint[]) or exists (select from public_need where public_need.id = need_id));
create policy need_correction_made on need_correction for insert
  with check (need_id = any ((select wall_own_needs())::bigint[]));
alter table need_choice enable row level security;
create policy need_choice_seen on need_choice for select using (
  need_id = any ((select wall_own_needs())::bigint[]) or exists (select from public_need where public_need.id = need_id));
create policy need_choice_made on need_choice for insert with check (need_id = any ((select wall_own_needs())::bigint[]));
create policy need_choice_changed on need_choice for update using (need_id = any ((select wall_own_needs())::bigint[]));

-- Groups are public: who is in them, and what each is ready to commit. Each speaks for its own needs.
alter table need_group_member enable row level security;
create policy need_group_member_seen on need_group_member for select using (true);
create policy need_group_member_joined on need_group_member for insert
  with check (need_id = any ((select wall_own_needs())::bigint[]));
create policy need_group_member_said on need_group_member for update
  using (need_id = any ((select wall_own_needs())::bigint[]));
create policy need_group_member_left on need_group_member for delete
  using (need_id = any ((select wall_own_needs())::bigint[]));
alter table need_group enable row level security;
create policy need_group_seen on need_group for select using (true);
create policy need_group_formed on need_group for insert with check (true);
-- Held while its last member leaves, and never rewritten.
create policy need_group_held on need_group for update using (true) with check (false);
create policy need_group_closed on need_group for delete
  using (not exists (select from need_group_member where need_group_member.group_id = need_group.id));

do $$ begin
  if exists (select from pg_roles where rolname = 'pluriel_visitor') then
    revoke select on need_notice from pluriel_visitor;
  end if;
end $$;
