-- Version 2 of the schema: the words of the speakers' names, so that one is found among many without looking at all. rowid is
-- speaker.id.
CREATE VIRTUAL TABLE speaker_text USING fts5 (name, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO speaker_text (rowid, name) SELECT id, name FROM speaker WHERE name IS NOT NULL;
