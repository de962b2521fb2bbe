-- Version 3 of the schema: how many statements in force each speaker has, in each article and by each act. Kept by triggers as statements
-- and their speakers change, so that who says most is known without counting all. And which articles name a day, so that the newest figures
-- are found.
CREATE INDEX time_value ON time (value);

-- The counts themselves, from the statements.
CREATE VIEW counted AS
  SELECT speaker, article, act, count(*) AS statements, published FROM (
    SELECT i.speaker AS speaker, a.id AS article, coalesce(s.act, '') AS act, a.published AS published
      FROM article a
        CROSS JOIN statement s ON s.article = a.id AND s.speaker_set IS NULL
        CROSS JOIN statement_speaker k ON k.statement = s.id
        CROSS JOIN speaker_in_article i ON i.id = k.speaker_in_article AND i.speaker IS NOT NULL
      WHERE s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected
    UNION ALL
    SELECT s.speaker_set, a.id, coalesce(s.act, ''), a.published
      FROM statement s CROSS JOIN article a ON a.id = s.article
      WHERE s.speaker_set IS NOT NULL AND s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected)
  GROUP BY speaker, article, act;

CREATE TABLE tally (
  speaker INTEGER NOT NULL,
  article INTEGER NOT NULL,
  act TEXT NOT NULL,                             -- '': none
  statements INTEGER NOT NULL,
  published TEXT,                                -- of the article
  PRIMARY KEY (speaker, article, act)
) STRICT, WITHOUT ROWID;
INSERT INTO tally (speaker, article, act, statements, published) SELECT speaker, article, act, statements, published FROM counted;

ALTER TABLE speaker ADD COLUMN statements INTEGER NOT NULL DEFAULT 0; -- all of the tally
UPDATE speaker SET statements = t.statements FROM (SELECT speaker, sum(statements) AS statements FROM tally GROUP BY speaker) AS t
  WHERE t.speaker = speaker.id;
CREATE INDEX speaker_statements ON speaker (statements);

-- One who is named in an article turns out to be somebody else.
CREATE TRIGGER tally_speaker AFTER UPDATE OF speaker ON speaker_in_article WHEN OLD.speaker IS NOT NEW.speaker BEGIN
  INSERT INTO tally (speaker, article, act, statements, published)
    SELECT x.speaker, a.id, coalesce(s.act, ''), sum(x.sign), a.published
      FROM statement_speaker k CROSS JOIN statement s ON s.id = k.statement CROSS JOIN article a ON a.id = s.article
        CROSS JOIN (SELECT OLD.speaker AS speaker, -1 AS sign UNION ALL SELECT NEW.speaker, 1) x
      WHERE k.speaker_in_article = NEW.id AND x.speaker IS NOT NULL AND s.speaker_set IS NULL
        AND s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected
      GROUP BY x.speaker, s.act
    ON CONFLICT (speaker, article, act) DO UPDATE SET statements = statements + excluded.statements;
END;

-- A statement comes into force or goes, or is corrected.
CREATE TRIGGER tally_statement AFTER UPDATE OF act, speaker_set, rejected, superseded_by, vanished ON statement
  WHEN OLD.act IS NOT NEW.act OR OLD.speaker_set IS NOT NEW.speaker_set
    OR (OLD.superseded_by IS NULL AND OLD.vanished IS NULL AND NOT OLD.rejected)
      <> (NEW.superseded_by IS NULL AND NEW.vanished IS NULL AND NOT NEW.rejected)
BEGIN
  INSERT INTO tally (speaker, article, act, statements, published)
    SELECT x.speaker, a.id, x.act, sum(x.sign), a.published
      FROM (
        SELECT i.speaker AS speaker, coalesce(OLD.act, '') AS act, -1 AS sign
          FROM statement_speaker k JOIN speaker_in_article i ON i.id = k.speaker_in_article
          WHERE k.statement = OLD.id AND OLD.speaker_set IS NULL
            AND OLD.superseded_by IS NULL AND OLD.vanished IS NULL AND NOT OLD.rejected
        UNION ALL
        SELECT OLD.speaker_set, coalesce(OLD.act, ''), -1
          WHERE OLD.superseded_by IS NULL AND OLD.vanished IS NULL AND NOT OLD.rejected
        UNION ALL
        SELECT i.speaker, coalesce(NEW.act, ''), 1
          FROM statement_speaker k JOIN speaker_in_article i ON i.id = k.speaker_in_article
          WHERE k.statement = NEW.id AND NEW.speaker_set IS NULL
            AND NEW.superseded_by IS NULL AND NEW.vanished IS NULL AND NOT NEW.rejected
        UNION ALL
        SELECT NEW.speaker_set, coalesce(NEW.act, ''), 1
          WHERE NEW.superseded_by IS NULL AND NEW.vanished IS NULL AND NOT NEW.rejected) x
        CROSS JOIN article a ON a.id = NEW.article
      WHERE x.speaker IS NOT NULL
      GROUP BY x.speaker, x.act
      HAVING sum(x.sign) <> 0
    ON CONFLICT (speaker, article, act) DO UPDATE SET statements = statements + excluded.statements;
END;

CREATE TRIGGER tally_begun AFTER INSERT ON tally BEGIN
  UPDATE speaker SET statements = statements + NEW.statements WHERE id = NEW.speaker;
END;
CREATE TRIGGER tally_changed AFTER UPDATE OF statements ON tally BEGIN
  UPDATE speaker SET statements = statements + NEW.statements - OLD.statements WHERE id = NEW.speaker;
  DELETE FROM tally WHERE speaker = NEW.speaker AND article = NEW.article AND act = NEW.act AND statements = 0;
END;
