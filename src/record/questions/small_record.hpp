// A small record for tests of questions and answers: an invented border clash in five articles of four outlets, with a repetition, a
// denial, a correction, a conflict, a shared agency text, a changed article, and a story. The readings are made by hand and added
// as every other; what links would find is written into the tables.
//
//   SmallRecord small;
//   find_sayings(small.database(), "displaced", {});
//   small.key("as many as")        // of the statement whose content has these words
//
// Odd case: the record lies in a file of the test's own, which goes with it.
#pragma once

#include "record/hand_made_reading.hpp"
#include "record/record.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace sayso {

class SmallRecord {
 public:
  // What a statement needs; the article's text is made of them, each in a paragraph "CONTENT, SOURCE CUE."
  struct Said {
    std::string content = {}, source = {}, cue = {};
    Act act = Act::say;
    std::string name = {};  // of the speaker; the source where it is empty
    std::string role = {};  // stands in the source
    Firmness firmness = Firmness::certain;
    bool is_negative = false;
    bool is_negated = false;
    Realis realis = Realis::actual;
  };
  struct Counted {
    std::string text = {}, of = {};
    std::optional<double> low = {}, high = {};
    Bound bound = Bound::exactly;
  };

  SmallRecord() : path_(make_path()), record_(open(path_)) {
    record_->begin();
    add_first_report();
    add_wire_copies();
    add_answers();
    add_links();
    if (const Result<void> done = record_->commit(); !done) die(done.error().message);
  }
  SmallRecord(const SmallRecord&) = delete;
  SmallRecord& operator=(const SmallRecord&) = delete;
  ~SmallRecord() {
    record_.reset();
    for (const char* const end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }

  Database& database() { return record_->database(); }
  Record& record() { return *record_; }

  // Of the statement in force whose content has these words, the first in the record.
  Row row(std::string_view words) {
    Query query(database(), "SELECT s.id FROM statement_now s JOIN statement_words w ON w.statement = s.id"
                            " WHERE instr(w.content, ?1) > 0 ORDER BY s.id LIMIT 1");
    query.bind(1, words);
    return query.step() ? query.integer(0) : no_row;
  }
  std::string key(std::string_view words) {
    Query query(database(), "SELECT key FROM statement WHERE id = ?1");
    query.bind(1, row(words));
    return query.step() ? std::string(query.text(0)) : std::string();
  }
  std::string article_key(std::string_view title) {
    Query query(database(), "SELECT key FROM article WHERE title = ?1 ORDER BY version DESC LIMIT 1");
    query.bind(1, title);
    return query.step() ? std::string(query.text(0)) : std::string();
  }

  void add(std::string outlet, std::string published, std::string title, const std::vector<Said>& statements,
           const std::vector<Counted>& figures = {}, std::string url = {}) {
    Reading reading;
    reading.model = "english 1 (sha256 0)";
    reading.sayso = "0.1.0";
    Article& article = reading.article;
    article.source.outlet = std::move(outlet);
    article.source.published = std::move(published);
    article.source.title = title;
    article.source.url = std::move(url);
    article.source.path = "small/" + title + ".txt";
    article.source.language = "en";
    article.text = title;
    for (const Said& said : statements)
      article.text +=
          "\n\n" + said.content + (said.source.empty() ? "." : ", " + said.source + " " + said.cue + ".");
    article.blocks = {{{0, static_cast<Offset>(article.text.size())}, BlockKind::paragraph}};
    for (const Said& said : statements) add_statement(reading, said);
    for (const Counted& counted : figures) add_figure(reading, counted);
    reading.words = 40;
    name_all(reading);
    record_->add(reading);
  }

 private:
  [[noreturn]] static void die(const std::string& what) {
    std::fprintf(stderr, "The small record cannot be made: %s\n", what.c_str());
    std::abort();
  }

  static std::string make_path() {
    std::string path = (std::filesystem::temp_directory_path() / "sayso_small_XXXXXX").string();
    const int descriptor = ::mkstemp(path.data());
    if (descriptor < 0) die("no temporary file");
    ::close(descriptor);
    std::filesystem::remove(path);
    return path;
  }
  static std::unique_ptr<Record> open(const std::string& path) {
    Result<Record> record = Record::open(path, Access::write);
    if (!record) die(record.error().message);
    return std::make_unique<Record>(std::move(*record));
  }

  static void add_statement(Reading& reading, const Said& said) {
    Reading::Statement statement;
    statement.content = {find_in(reading, said.content)};
    statement.confidence = 0.9F;
    statement.firmness = said.firmness;
    statement.is_negative = said.is_negative;
    if (said.source.empty()) {
      statement.voice = Voice::outlet;
    } else {
      const std::size_t from = statement.content.front().end;
      statement.act = said.act;
      statement.is_negated = said.is_negated;
      statement.realis = said.realis;
      statement.source = {find_in(reading, said.source, from)};
      statement.cue = {find_in(reading, said.cue, statement.source.front().end)};
      statement.speakers = {static_cast<std::uint32_t>(reading.speakers.size())};
      Reading::Speaker speaker;
      speaker.name = said.name.empty() ? said.source : said.name;
      speaker.type = SpeakerType::person;
      speaker.is_named = !said.name.empty();
      if (!said.role.empty()) speaker.role = find_in(reading, said.role, statement.source.front().begin);
      speaker.mentions = statement.source;
      reading.speakers.push_back(std::move(speaker));
    }
    reading.statements.push_back(std::move(statement));
  }

  static void add_figure(Reading& reading, const Counted& counted) {
    Reading::Figure figure;
    figure.span = find_in(reading, counted.text);
    figure.of = find_in(reading, counted.of, figure.span.end);
    figure.low = counted.low;
    figure.high = counted.high;
    figure.bound = counted.bound;
    for (std::uint32_t i = 0; i < reading.statements.size(); ++i)
      if (reading.statements[i].content.front().contains(figure.span)) figure.statement = i;
    reading.figures.push_back(figure);
  }

  void add_first_report() {
    add("Tarvik Post", "2024-11-04", "Patrol under fire",
        {{"Our soldiers have come under fire at Korrin",
          "Andris Halvek, head of the Border Monitoring Centre,", "wrote", Act::report, "Andris Halvek",
          "head of the Border Monitoring Centre"},
         {"Two soldiers had been wounded and “the shooting” lasted for 50 minutes", "Halvek", "said",
          Act::say, "Andris Halvek"},
         {"The account", "The General Staff", "would not confirm", Act::confirm, "General Staff", "",
          Firmness::certain, false, true}},
        {{"Two", "soldiers", 2, 2, Bound::exactly}, {"50", "minutes", 50, 50, Bound::exactly}},
        "https://example.org/patrol");
  }

  void add_wire_copies() {
    const std::string displaced =
        "that as many as 12,000 civilians in Upper Lenn had been displaced by the shelling";
    for (const auto& [outlet, published, title] :
         {std::tuple{"Meridian Herald", "2024-11-06T08:00", "President confirms clash"},
          std::tuple{"Northern Ledger", "2024-11-06T21:10", "Vasik confirms battle"}})
      add(outlet, published, title,
          {{"“Yes, there was a battle at Korrin Pass”", "President Joren Vasik", "confirmed", Act::confirm,
            "Joren Vasik", "President"},
           {displaced, "Defence Minister Petra Novak", "estimated", Act::estimate, "Petra Novak",
            "Defence Minister", Firmness::possible},
           {"new rules for travel", "The Security Council", "is expected to announce", Act::announce,
            "Security Council", "", Firmness::certain, false, false, Realis::expected}},
          {{"as many as 12,000", "civilians", {}, 12000, Bound::at_most}});
  }

  void add_answers() {
    add("Brenholt Courier", "2024-11-07", "Kestria dismisses clash",
        {{"Nobody had been displaced, for “there was no battle”", "Pavel Sollen, a spokesman,", "said",
          Act::deny, "Pavel Sollen", "spokesman", Firmness::certain, true},
         {"About 4,000 people had left their homes or were displaced", "Karin Aster", "said", Act::say,
          "Karin Aster"}},
        {{"About 4,000", "people", 4000, 4000, Bound::about}});
    // The first version of this article had one statement more.
    const Said corrected{"4,300 people, not 12,000, had been displaced", "Novak", "corrected", Act::correct,
                         "Petra Novak"};
    add("Tarvik Post", "2024-11-08", "Clash was small",
        {corrected, {"Nothing more was known", "An official", "said", Act::say}},
        {{"4,300", "people", 4300, 4300, Bound::exactly}}, "https://example.org/small");
    add("Tarvik Post", "2024-11-08", "Clash was small",
        {corrected, {"Between 300 and 400 houses were damaged", "", ""}},
        {{"4,300", "people", 4300, 4300, Bound::exactly},
         {"Between 300 and 400", "houses", 300, 400, Bound::between}},
        "https://example.org/small");
  }

  void run(const char* sql) { database().execute(sql); }

  void relate(std::string_view from, std::string_view to, std::string_view type, std::string_view key,
              bool from_last = false) {
    Query query(
        database(),
        "INSERT INTO relation (key, from_statement, to_statement, type, rule, from_begin, from_end, to_begin,"
        " to_end, confidence, by) SELECT ?1, ?2, ?3, ?4, 'by hand', f.\"begin\", f.\"end\", t.\"begin\", "
        "t.\"end\", 0.9,"
        " 'sayso' FROM span f, span t WHERE f.statement = ?2 AND f.field = 'content' AND t.statement = ?3 AND"
        " t.field = 'content' LIMIT 1");
    query.bind(1, key).bind(2, from_last ? last_row(from) : row(from)).bind(3, row(to)).bind(4, type).run();
  }
  Row last_row(std::string_view words) {
    Query query(database(),
                "SELECT max(s.id) FROM statement_now s JOIN statement_words w ON w.statement = s.id"
                " WHERE instr(w.content, ?1) > 0");
    query.bind(1, words);
    return query.step() ? query.integer(0) : no_row;
  }

  void add_links() {
    run("INSERT INTO speaker (key, name, type, named) SELECT 'p-' || substr('00000000' || min(id), -8), "
        "name, type, named"
        " FROM speaker_in_article GROUP BY name");
    run("INSERT INTO speaker_text (rowid, name) SELECT id, name FROM speaker WHERE name IS NOT NULL");
    run("UPDATE speaker_in_article SET speaker = (SELECT id FROM speaker p WHERE p.name = "
        "speaker_in_article.name)");
    run("INSERT INTO story (key, title, \"from\", \"to\") VALUES ('y-00000001', 'Clash at Korrin Pass', "
        "'2024-11-04', '2024-11-08')");
    run("INSERT INTO story_article SELECT id, 1 FROM article");
    run("INSERT INTO claim (key) VALUES ('c-00000001'), ('c-00000002')");
    run("UPDATE statement SET claim = 1 WHERE id IN (SELECT statement FROM statement_words WHERE "
        "instr(content, 'as many as') > 0)");
    run("UPDATE statement SET claim = 2 WHERE id IN (SELECT statement FROM statement_words WHERE "
        "instr(content, 'there was a battle') > 0)");
    run("INSERT INTO origin (key, kind, first) SELECT 'o-00000001', 'agency', id FROM article WHERE title = "
        "'President confirms clash'");
    run("INSERT INTO origin_article SELECT 1, id FROM article WHERE title LIKE '%confirms%'");
    run("INSERT INTO origin_evidence SELECT 1, row_number() OVER (ORDER BY id) - 1, id, 0, 9 FROM article "
        "WHERE title LIKE '%confirms%'");
    relate("as many as", "as many as", "repeats", "l-00000001", true);
    relate("there was a battle", "there was a battle", "repeats", "l-00000002", true);
    relate("Nobody", "as many as", "denies", "l-00000003");
    relate("4,300", "as many as", "corrects", "l-00000004");
    relate("About 4,000", "as many as", "conflicts", "l-00000005");
    relate("there was a battle", "Our soldiers", "confirms", "l-00000006");
  }

  std::string path_;
  std::unique_ptr<Record> record_;
};

}  // namespace sayso
