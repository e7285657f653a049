-- A chantier that stops takes back the answer that it gave to a need: nobody holds the key of that answer, which the
-- site reaches by the name of the need, for one transaction.
drop policy need_answer_given on need_answer;
create policy need_answer_given on need_answer for update using (
  key_hash = any (wall_keys())
  or email is null and need_id in (select id from need where ref = any (wall_refs())));
