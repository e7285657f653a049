-- The link of a message finds its declaration by the hash of the key.
create unique index usage_declaration_by_key on usage_declaration (key_hash) where key_hash is not null;
