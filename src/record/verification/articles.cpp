// Article by article: is the text the one that was stored, are keys those of the words, do all offsets lie in the text, has the full-text
// index its words.
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "record/item_key.hpp"
#include "record/layout.hpp"
#include "record/reading.hpp"
#include "record/record.hpp"
#include "record/verification/checks.hpp"
#include "record/verification/full_text.hpp"
#include "text/values.hpp"

#include <array>
#include <optional>

#include <nlohmann/json.hpp>

namespace sayso::verification {
namespace {

// Rows with a place in the text of article ?1: where, begin, end, whether it may be empty, the key's prefix (or null), the key, the type.
constexpr std::array places{
    R"(SELECT 'figure ' || key, "begin", "end", 0, 'f', key, '' FROM figure WHERE article = ?1)",
    R"(SELECT 'the thing counted by figure ' || key, of_begin, of_end, 0, NULL, NULL, NULL FROM figure
       WHERE article = ?1 AND (of_begin IS NOT NULL OR of_end IS NOT NULL))",
    R"(SELECT 'time ' || key, "begin", "end", 0, 't', key, '' FROM time WHERE article = ?1)",
    R"(SELECT 'place ' || key, "begin", "end", 0, 'g', key, '' FROM place WHERE article = ?1)",
    R"(SELECT 'event ' || key, trigger_begin, trigger_end, 0, 'e', key, type FROM event WHERE article = ?1)",
    R"(SELECT 'a mention of event ' || e.key, m."begin", m."end", 0, NULL, NULL, NULL
       FROM event e JOIN event_mention m ON m.event = e.id WHERE e.article = ?1)",
    R"(SELECT 'a participant of event ' || e.key, p."begin", p."end", 0, NULL, NULL, NULL
       FROM event e JOIN participant p ON p.event = e.id WHERE e.article = ?1)",
    R"(SELECT 'a mention of the speaker ' || coalesce(s.name, s.number), m."begin", m."end", 0, NULL, NULL, NULL
       FROM speaker_in_article s JOIN mention m ON m.speaker_in_article = s.id WHERE s.article = ?1)",
    R"(SELECT 'the role of the speaker ' || coalesce(name, number), role_begin, role_end, 0, NULL, NULL, NULL
       FROM speaker_in_article WHERE article = ?1 AND (role_begin IS NOT NULL OR role_end IS NOT NULL))",
    R"(SELECT 'the affiliation of the speaker ' || coalesce(name, number), affiliation_begin, affiliation_end, 0, NULL, NULL, NULL
       FROM speaker_in_article WHERE article = ?1 AND (affiliation_begin IS NOT NULL OR affiliation_end IS NOT NULL))",
    R"(SELECT 'the evidence of relation ' || r.key, from_begin, from_end, 1, NULL, NULL, NULL
       FROM statement s JOIN relation r ON r.from_statement = s.id WHERE s.article = ?1)",
    R"(SELECT 'the evidence of relation ' || r.key, to_begin, to_end, 1, NULL, NULL, NULL
       FROM statement s JOIN relation r ON r.to_statement = s.id WHERE s.article = ?1)",
    R"(SELECT 'what it shares (' || kind || ') with another article', first_begin, first_end, 1, NULL, NULL, NULL
       FROM article_link WHERE first = ?1 AND kind <> 'story')",
    R"(SELECT 'what it shares (' || kind || ') with another article', second_begin, second_end, 1, NULL, NULL, NULL
       FROM article_link WHERE second = ?1 AND kind <> 'story')",
    R"(SELECT 'the evidence of origin ' || o.key, e."begin", e."end", 1, NULL, NULL, NULL FROM origin_article x
       JOIN origin o ON o.id = x.origin JOIN origin_evidence e ON e.origin = o.id AND e.article = ?1 WHERE x.article = ?1)",
};

struct StoredArticle {
  Row row = no_row;
  std::string key, address, sha256, blocks, notes;
  Article article;
};

class ArticleCheck {
 public:
  ArticleCheck(Database& database, Verification& found)
      : found_(found), texts_(database, "article_text"), sayings_(database, "statement_text"),
        statements_(database, "SELECT id, key, run FROM statement WHERE article = ?1 ORDER BY run, number"),
        spans_(database, "SELECT p.statement, p.field, p.\"begin\", p.\"end\" FROM statement s JOIN span p "
                         "ON p.statement = s.id "
                         "WHERE s.article = ?1 ORDER BY s.run, s.number, p.field, p.number") {
    for (const char* const sql : places) places_.emplace_back(database, sql);
  }

  void check(const StoredArticle& stored) {
    ++found_.articles;
    const OffsetMap offsets(stored.article.text, OffsetUnit::codepoint);
    stored_ = &stored;
    offsets_ = &offsets;
    check_text();
    texts_.expect(stored.row, {stored.article.source.title, stored.article.text});
    check_statements();
    for (Query& query : places_) check_places(query);
  }
  FullText& texts() { return texts_; }
  FullText& sayings() { return sayings_; }

 private:
  std::string article() const { return "article " + stored_->key; }

  void check_text() {
    const Article& article = stored_->article;
    if (const std::size_t at = utf8::first_invalid(article.text); at != article.text.size())
      found_.note(this->article(), "its text is no UTF-8 at byte " + std::to_string(at));
    if (const std::string now = sha256_hex(article.text); now != stored_->sha256)
      found_.note(this->article(), "its text is not the one that was stored (its SHA-256 is " + now +
                                       ", not " + stored_->sha256 + ")");
    if (article_id(article, stored_->sha256) != stored_->key)
      found_.note(this->article(), "its key is not that of its outlet, url, date and text");
    if (stored_->address != (article.source.url.empty() ? stored_->key : article.source.url))
      found_.note(this->article(), "its address is neither its url nor its key");
    const auto is_whole = [](const std::string& json, std::size_t read) {
      const nlohmann::json list = nlohmann::json::parse(json, nullptr, false);
      return list.is_array() && list.size() == read;
    };
    if (!is_whole(stored_->blocks, blocks_from_json(stored_->blocks, *offsets_).size()))
      found_.note(this->article(), "its blocks are no list of places in its text with a known word each");
    if (!is_whole(stored_->notes, notes_from_json(stored_->notes, *offsets_).size()))
      found_.note(this->article(), "its notes are no list of places in its text with words each");
  }

  // Bytes; nothing where the offsets are wrong, which is noted.
  std::optional<Span> span(const std::string& where, const Query& query, int column, bool may_be_empty) {
    ++found_.spans;
    const std::int64_t begin = query.integer(column), end = query.integer(column + 1),
                       size = offsets_->size();
    std::string what;
    if (query.is_null(column) || query.is_null(column + 1)) {
      what = "has an offset without its other";
    } else if (begin < 0 || end > size) {
      what = "reaches beyond the text (from " + std::to_string(begin) + " to " + std::to_string(end) +
             " of " + std::to_string(size) + ")";
    } else if (begin > end || (begin == end && !may_be_empty)) {
      what = "holds no words (from " + std::to_string(begin) + " to " + std::to_string(end) + ")";
    } else {
      return offsets_->to_bytes({static_cast<Offset>(begin), static_cast<Offset>(end)});
    }
    found_.note(where + " in " + article(), what);
    return std::nullopt;
  }

  void check_places(Query& query) {
    query.bind(1, stored_->row);
    while (query.step()) {
      const std::string where(query.text(0));
      const std::optional<Span> bytes = span(where, query, 1, query.integer(3) != 0);
      if (!bytes || query.is_null(4)) continue;
      if (item_key(query.text(4), stored_->key, *bytes, query.text(6)) != query.text(5))
        found_.note(where + " in " + article(), "its key is not that of its place in the text");
    }
  }

  // The statements of all readings of the article, made again from their spans.
  struct Read {
    Row row = no_row, run = no_row;
    std::string key;
    bool is_whole = true;
    Reading::Statement statement;
  };

  std::vector<Read> read_statements() {
    std::vector<Read> all;
    statements_.bind(1, stored_->row);
    while (statements_.step()) {
      Read& one = all.emplace_back();
      one.row = statements_.integer(0);
      one.key = statements_.text(1);
      one.run = statements_.integer(2);
    }
    std::size_t at = 0;
    spans_.bind(1, stored_->row);
    while (spans_.step()) {
      while (at < all.size() && all[at].row != spans_.integer(0)) ++at;
      if (at == all.size()) break;
      const std::string_view field = spans_.text(1);
      const std::optional<Span> bytes =
          span("the " + std::string(field) + " of statement " + all[at].key, spans_, 2, false);
      if (!bytes) {
        all[at].is_whole = false;
        continue;
      }
      Reading::Statement& statement = all[at].statement;
      (field == "source" ? statement.source
       : field == "cue"  ? statement.cue
                         : statement.content)
          .push_back(*bytes);
    }
    spans_.reset();
    return all;
  }

  std::string words(const std::vector<Span>& pieces) const {
    std::string joined;
    for (const Span piece : pieces)
      joined.append(joined.empty() ? "" : " … ").append(stored_->article.slice(piece));
    return joined;
  }

  void check_statements() {
    const std::vector<Read> all = read_statements();
    found_.statements += all.size();
    Reading reading;
    reading.id = stored_->key;
    reading.article = stored_->article;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      reading.statements.clear();
      bool is_whole = true;
      for (end = begin; end < all.size() && all[end].run == all[begin].run; ++end) {
        reading.statements.push_back(all[end].statement);
        is_whole = is_whole && all[end].is_whole;
      }
      // A key depends on the statements before it, so that after a broken one the others tell nothing.
      if (!is_whole) continue;
      name_statements(reading);
      for (std::size_t i = begin; i < end; ++i) {
        if (reading.statements[i - begin].key != all[i].key)
          found_.note("statement " + all[i].key, "its key is not that of its words in " + article());
      }
    }
    for (const Read& one : all) {
      if (one.is_whole) sayings_.expect(one.row, {words(one.statement.content), words(one.statement.source)});
    }
  }

  Verification& found_;
  FullText texts_, sayings_;
  Query statements_, spans_;
  std::vector<Query> places_;
  const StoredArticle* stored_ = nullptr;
  const OffsetMap* offsets_ = nullptr;
};

void compare(Database& database, Verification& found, FullText& index, const std::string& table) {
  Query key(database, "SELECT key FROM " + table + " WHERE id = ?1");
  index.compare([&](std::int64_t row) {
    const bool is_there = key.bind(1, row).step();
    std::string where = table + " ";
    where.append(is_there ? std::string(key.text(0)) : std::to_string(row));
    key.reset();
    found.note(where, is_there
                          ? "the full-text index " + table + "_text does not have its words"
                          : "the full-text index " + table + "_text has words of a row that is not there");
  });
}

void check_names(Database& database, Verification& found) {
  FullText names(database, "speaker_text");
  Query query(database, "SELECT id, name FROM speaker");
  while (query.step()) names.expect(query.integer(0), {query.text(1)});
  compare(database, found, names, "speaker");
}

}  // namespace

void check_articles(Database& database, Verification& found,
                    const std::function<void(std::uint64_t)>& progress) {
  ArticleCheck check(database, found);
  Query query(database, "SELECT a.id, a.key, a.address, a.sha256, a.blocks, a.notes, a.text, "
                        "coalesce(o.name, ''), a.url, a.title, "
                        "a.published FROM article a LEFT JOIN outlet o ON o.id = a.outlet ORDER BY a.id");
  while (query.step()) {
    StoredArticle stored;
    stored.row = query.integer(0);
    int column = 1;
    Source& source = stored.article.source;
    for (std::string* const field :
         {&stored.key, &stored.address, &stored.sha256, &stored.blocks, &stored.notes, &stored.article.text,
          &source.outlet, &source.url, &source.title, &source.published})
      *field = query.text(column++);
    check.check(stored);
    if (progress) progress(found.articles);
  }
  if (database.failure()) return;
  compare(database, found, check.texts(), "article");
  compare(database, found, check.sayings(), "statement");
  check_names(database, found);
}

}  // namespace sayso::verification
