-- A need that changes what it shows leaves the index in the same instant; it comes back, with its new public words,
-- when someone next looks for needs like it. What a private need said must not wait in an index, nor its words.
create function need_leaves_index() returns trigger language plpgsql as $$
begin
  delete from need_indexed where document_id = old.id;
  return new;
end $$;
create trigger need_shows_otherwise
  after update of visibility, stage, title, text, public_title, public_text, functions on need
  for each row execute function need_leaves_index();

create function forget_empty_words() returns trigger language plpgsql as $$
begin
  delete from need_word where documents <= 0;
  delete from need_term where documents <= 0
    and not exists (select from need_posting where need_posting.term_id = need_term.id);
  return null;
end $$;
create trigger need_words_forgotten after delete on need_indexed
  for each statement execute function forget_empty_words();
