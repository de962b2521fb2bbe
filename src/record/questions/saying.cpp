#include "record/questions/saying.hpp"

#include <tuple>

namespace sayso {

std::string day_of(std::string_view date) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (date.size() < form.size()) return {};
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == 'd' ? date[i] < '0' || date[i] > '9' : date[i] != '-') return {};
  return std::string(date.substr(0, form.size()));
}

bool is_said_before(const Saying& one, const Saying& other) {
  return std::tie(one.day, one.article.published, one.article.key, one.row) <
         std::tie(other.day, other.article.published, other.article.key, other.row);
}

bool is_printed_before(const Saying& one, const Saying& other) {
  return std::tie(one.article.published, one.day, one.article.key, one.row) <
         std::tie(other.article.published, other.day, other.article.key, other.row);
}

Sayings::Sayings(Database& database)
    : short_keys_(database),
      statement_(database,
                 "SELECT s.key, s.claim, c.key, s.article, t.value, s.voice, s.kind, s.act, s.realis, "
                 "s.firmness, s.polarity,"
                 " s.medium, s.negated, s.superseded_by IS NULL AND s.vanished IS NULL AND NOT s.rejected, "
                 "s.confidence,"
                 " s.speaker_set, w.source, w.cue, w.content"
                 " FROM statement s JOIN statement_words w ON w.statement = s.id"
                 " LEFT JOIN claim c ON c.id = s.claim LEFT JOIN time t ON t.id = s.said WHERE s.id = ?1"),
      speakers_(database, "SELECT p.key, coalesce(p.name, i.name), coalesce(p.type, i.type),"
                          " substr(a.text, i.role_begin + 1, i.role_end - i.role_begin),"
                          " substr(a.text, i.affiliation_begin + 1, i.affiliation_end - i.affiliation_begin)"
                          " FROM statement_speaker k JOIN speaker_in_article i ON i.id = k.speaker_in_article"
                          " JOIN article a ON a.id = i.article LEFT JOIN speaker p ON p.id = i.speaker"
                          " WHERE k.statement = ?1 ORDER BY k.number"),
      // A speaker that a correction set may have a role in the same article.
      set_speaker_(
          database,
          "SELECT p.key, p.name, p.type, substr(a.text, i.role_begin + 1, i.role_end - i.role_begin),"
          " substr(a.text, i.affiliation_begin + 1, i.affiliation_end - i.affiliation_begin)"
          " FROM statement s JOIN article a ON a.id = s.article JOIN speaker p ON p.id = s.speaker_set"
          " LEFT JOIN speaker_in_article i ON i.speaker = p.id AND i.article = a.id AND i.run = s.run"
          " WHERE s.id = ?1 ORDER BY i.role_begin IS NULL, i.number LIMIT 1"),
      article_(database, "SELECT a.key, o.name, a.title, a.url, a.published FROM article a LEFT JOIN outlet "
                         "o ON o.id = a.outlet"
                         " WHERE a.id = ?1") {}

ArticleName Sayings::article(Row row) {
  ArticleName made;
  made.row = row;
  article_.bind(1, row);
  if (article_.step()) {
    made.key = article_.text(0);
    made.outlet = article_.text(1);
    made.title = article_.text(2);
    made.url = article_.text(3);
    made.published = article_.text(4);
    made.day = day_of(made.published);
    if (made.day.empty()) made.day = made.published;
  }
  article_.reset();
  made.short_key = short_keys_.of(made.key);
  return made;
}

Saying Sayings::load(Row row) {
  Saying saying;
  saying.row = row;
  statement_.bind(1, row);
  Row article = no_row;
  std::optional<Row> set;
  if (statement_.step()) {
    saying.key = statement_.text(0);
    saying.claim_row = statement_.integer(1);
    saying.claim = statement_.text(2);
    article = statement_.integer(3);
    saying.said = statement_.text(4);
    saying.voice = statement_.text(5);
    saying.kind = statement_.text(6);
    saying.act = statement_.text(7);
    saying.realis = statement_.text(8);
    saying.firmness = statement_.text(9);
    saying.polarity = statement_.text(10);
    saying.medium = statement_.text(11);
    saying.is_negated = statement_.integer(12) != 0;
    saying.is_in_force = statement_.integer(13) != 0;
    saying.confidence = statement_.real(14);
    set = statement_.integer_or_nothing(15);
    saying.source = statement_.text(16);
    saying.cue = statement_.text(17);
    saying.content = statement_.text(18);
  }
  statement_.reset();
  saying.article = this->article(article);
  saying.short_key = short_keys_.of(saying.key);
  saying.day = day_of(saying.said);
  if (saying.day.empty()) saying.day = saying.article.day;
  add_speakers(saying, set);
  return saying;
}

void Sayings::add_speakers(Saying& saying, std::optional<Row> set) {
  Query& query = set ? set_speaker_ : speakers_;
  query.bind(1, saying.row);
  while (query.step()) {
    SaidBy& by = saying.speakers.emplace_back();
    by.key = query.text(0);
    by.name = query.text(1);
    by.type = query.text(2);
    by.role = query.text(3);
    by.affiliation = query.text(4);
  }
}

std::vector<Saying> Sayings::load(const std::vector<Row>& rows) {
  std::vector<Saying> sayings;
  sayings.reserve(rows.size());
  for (const Row row : rows) sayings.push_back(load(row));
  return sayings;
}

}  // namespace sayso
