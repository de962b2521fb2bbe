// What is in force: versions of articles, runs, statements; and that nothing is stored by half.
#include "record/item_key.hpp"
#include "record/verification/checks.hpp"

#include <array>
#include <string>

namespace sayso::verification {
namespace {

struct Rule {
  std::string_view what, sql;
};

constexpr std::array rules{
    Rule{
        "its place among the versions of its address is wrong",
        R"(SELECT 'article ' || key FROM (SELECT key, version, superseded_by, row_number() OVER versions AS place, lead(id) OVER versions AS next
            FROM article WINDOW versions AS (PARTITION BY address ORDER BY version)) WHERE version <> place OR superseded_by IS NOT next)"},
    Rule{
        "the reading that is in force is not there",
        R"(SELECT 'article ' || a.key FROM article a WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.article = a.id AND r.run = a.run))"},
    Rule{
        "belongs to a reading that is not there",
        R"(SELECT 'statement ' || s.key FROM statement s WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.article = s.article AND r.run = s.run))"},
    Rule{"is in force, though its article's version or its run is not",
         R"(SELECT 'statement ' || s.key FROM statement s JOIN article a ON a.id = s.article
            WHERE s.superseded_by IS NULL AND s.vanished IS NULL AND (a.superseded_by IS NOT NULL OR s.run <> a.run))"},
    Rule{"is marked as vanished, though the reading in force has it",
         R"(SELECT 'statement ' || s.key FROM statement s JOIN article a ON a.id = s.article
            WHERE s.vanished IS NOT NULL AND a.superseded_by IS NULL AND s.run = a.run)"},
    Rule{
        "is superseded by a statement with another key",
        R"(SELECT 'statement ' || s.key FROM statement s JOIN statement next ON next.id = s.superseded_by WHERE next.key <> s.key)"},
    Rule{"was stored but never linked: it has no story",
         R"(SELECT 'article ' || a.key FROM article a
            WHERE a.superseded_by IS NULL AND NOT EXISTS (SELECT 1 FROM story_article s WHERE s.article = a.id))"},
    Rule{
        "has a story, though a later version took its place",
        R"(SELECT 'article ' || a.key FROM article a JOIN story_article s ON s.article = a.id WHERE a.superseded_by IS NOT NULL)"},
    Rule{"its speaker in all articles was never settled",
         R"(SELECT 'the speaker ' || coalesce(s.name, s.number) || ' in article ' || a.key FROM article a
            JOIN speaker_in_article s ON s.article = a.id AND s.run = a.run WHERE a.superseded_by IS NULL AND s.speaker IS NULL)"},
    Rule{"has another number of statements than is kept in the table tally",
         R"(SELECT DISTINCT coalesce('speaker ' || p.key, 'a speaker that is not there') FROM (
              SELECT * FROM (SELECT speaker, article, act, statements, published FROM tally
                             EXCEPT SELECT speaker, article, act, statements, published FROM counted)
              UNION ALL
              SELECT * FROM (SELECT speaker, article, act, statements, published FROM counted
                             EXCEPT SELECT speaker, article, act, statements, published FROM tally)) x
            LEFT JOIN speaker p ON p.id = x.speaker)"},
    Rule{"has another number of statements than its tally",
         R"(SELECT 'speaker ' || p.key FROM speaker p
            LEFT JOIN (SELECT speaker, sum(statements) AS statements FROM tally GROUP BY speaker) t ON t.speaker = p.id
            WHERE p.statements <> coalesce(t.statements, 0))"},
    Rule{
        "has no articles",
        R"(SELECT 'story ' || key FROM story s WHERE NOT EXISTS (SELECT 1 FROM story_article x WHERE x.story = s.id))"},
    Rule{
        "its first article is none of its articles",
        R"(SELECT 'origin ' || key FROM origin o WHERE NOT EXISTS (SELECT 1 FROM origin_article x WHERE x.origin = o.id AND x.article = o.first))"},
    Rule{
        "has more or fewer pieces than were stored",
        R"(SELECT 'the ' || p.field || ' of statement ' || s.key FROM span p JOIN statement s ON s.id = p.statement
            GROUP BY p.statement, p.field HAVING count(*) <> max(p.number) + 1)"},
};

// Rows of a reading are numbered from 0 without a gap.
constexpr std::array<std::string_view, 6> numbered{
    "statement", "speaker_in_article", "time", "place", "figure", "event"};

}  // namespace

void check_standing(Database& database, Verification& found) {
  for (const Rule& rule : rules) check_rule(database, found, rule.what, rule.sql);
  for (const std::string_view name : numbered) {
    const std::string table(name);
    check_rule(database, found, "a row of the table " + table + " is missing",
               "SELECT 'article ' || a.key FROM " + table +
                   " x JOIN article a ON a.id = x.article GROUP BY x.article, x.run HAVING count(*) <> "
                   "max(x.number) + 1");
  }
  Query runs(database, "SELECT key, model, sayso FROM run");
  while (runs.step())
    if (runs.text(0) != run_key(runs.text(1), runs.text(2)))
      found.note("run " + std::string(runs.text(0)), "its key is not that of its model and version of sayso");
}

}  // namespace sayso::verification
