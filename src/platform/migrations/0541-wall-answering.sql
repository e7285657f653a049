-- Behind the wall, whoever asks learns whether they answer for a chantier, and not who else does: pages ask that alone.
-- Letters are written by the site itself, which reads them all.
create or replace function answering_for(project bigint, day date) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  with leads as (
    select person_id from project_person join person on person.id = person_id
    where project_id = $1 and tie = 'lead' and from_on <= $2 and (until_on is null or until_on >= $2)
      and erased_at is null),
  answering as (
    select person_id from leads
    union
    select person_id from membership join project as owned using (organisation_id) join person on person.id = person_id
    where owned.id = $1 and role in ('administrator', 'representative') and from_on <= $2
      and (until_on is null or until_on >= $2) and erased_at is null and not exists (select from leads))
  select person_id from answering where person_id = wall_person() or not coalesce(wall_holds(), false)
$$;
comment on function answering_for(bigint, date) is 'Who answers for a chantier on a day: those who lead it, or, when nobody does, the stewards of the space that owns it. A visitor finds themselves there, or nobody.';
