#include "record/questions/figures.hpp"

#include "base/utf8.hpp"
#include "record/questions/words.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace sayso {
namespace {

struct Placed {  // a figure in the text of its article, in code points as stored and in bytes
  Row row = no_row, statement = no_row;
  Span span, of;
  std::string unit;
};

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  if (text[at] != '.' && text[at] != '!' && text[at] != '?') return false;
  // A decimal or an abbreviation goes on without a space.
  return at + 1 < text.size() && (text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '"');
}

// From the end of the sentence before to the end of this one. "Lt. Col." cuts it short, which only makes the words fewer.
Span sentence_around(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  while (begin > 0 && !ends_sentence(text, begin - 1)) --begin;
  std::size_t end = span.end;
  while (end < text.size() && !ends_sentence(text, end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  while (begin < end && text[begin] == ' ') ++begin;
  return {static_cast<Offset>(begin), static_cast<Offset>(end)};
}

bool overlaps(Span one, Span other) { return one.begin < other.end && other.begin < one.end; }

// Which words of the question belong to which figures of one article.
class Assignment {
 public:
  Assignment(const Words& words, std::string_view text, const std::vector<Placed>& figures)
      : words_(words), text_(text), figures_(figures), tokens_(words.tokeniser().tokens(text)),
        owned_(figures.size(), 0) {
    if (words.terms().size() > most_terms || figures.empty()) return;
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      for (std::size_t term = 0; term < words.terms().size(); ++term)
        if (Words::begins_at(words.terms()[term], tokens_, at)) give(at, term);
    for (std::size_t i = 0; i < figures.size(); ++i) add_unit(i);
  }

  // 2: every word belongs to it; 1: one does; 0: none.
  int fit(std::size_t figure) const {
    const std::uint64_t all = (std::uint64_t{1} << words_.terms().size()) - 1;
    return owned_[figure] == all ? 2 : owned_[figure] != 0 ? 1 : 0;
  }

 private:
  static constexpr std::size_t most_terms = 32;

  void own(std::size_t figure, std::size_t term) { owned_[figure] |= std::uint64_t{1} << term; }

  void give(std::size_t at, std::size_t term) {
    const Span span{tokens_[at].span.begin, tokens_[at + words_.terms()[term].stems.size() - 1].span.end};
    bool is_counted = false;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (!overlaps(figures_[i].of, span) && !overlaps(figures_[i].span, span)) continue;
      own(i, term);
      is_counted = true;
    }
    if (is_counted) return;
    // The nearest figure of the sentence; of two as near the one before, for "two wounded and 12,000 displaced".
    const Span sentence = sentence_around(text_, span);
    std::size_t nearest = figures_.size(), least = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Span figure = figures_[i].span;
      if (figure.begin < sentence.begin || figure.end > sentence.end) continue;
      const std::size_t distance = figure.end <= span.begin ? 2 * tokens_between(figure.end, span.begin)
                                                            : 2 * tokens_between(span.end, figure.begin) + 1;
      if (distance >= least) continue;
      least = distance;
      nearest = i;
    }
    if (nearest < figures_.size()) own(nearest, term);
  }

  std::size_t tokens_between(Offset begin, Offset end) const {
    const auto before = [](const Token& token, Offset offset) {
      return token.span.begin < offset;
    };
    const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), begin, before);
    const auto last = std::lower_bound(tokens_.begin(), tokens_.end(), end, before);
    return first < last ? static_cast<std::size_t>(last - first) : 0;
  }

  void add_unit(std::size_t figure) {
    const std::vector<Token> unit = words_.tokeniser().tokens(figures_[figure].unit);
    for (std::size_t term = 0; term < words_.terms().size(); ++term)
      for (std::size_t at = 0; at < unit.size(); ++at)
        if (Words::begins_at(words_.terms()[term], unit, at)) own(figure, term);
  }

  const Words& words_;
  std::string_view text_;
  const std::vector<Placed>& figures_;
  std::vector<Token> tokens_;
  std::vector<std::uint64_t> owned_;
};

class Asker {
 public:
  Asker(Database& database, const Words& words, const Conditions& conditions)
      : database_(database), words_(words), conditions_(conditions), sayings_(database),
        of_article_(
            database,
            "SELECT f.id, f.\"begin\", f.\"end\", f.of_begin, f.of_end, f.unit, f.statement FROM article a"
            " CROSS JOIN figure f ON f.article = a.id AND f.run = a.run WHERE a.id = ?1 ORDER BY f.number"),
        figure_(database, "SELECT f.key, t.value, f.low, f.high, f.bound, f.unit, f.cumulative, g.name, "
                          "f.\"begin\", f.\"end\""
                          " FROM figure f LEFT JOIN time t ON t.id = f.as_of LEFT JOIN place g ON g.id = "
                          "f.place WHERE f.id = ?1"),
        fits_(database, "SELECT 1 FROM statement s JOIN article a ON a.id = s.article WHERE s.id = ?1 AND " +
                            conditions.statement()),
        answers_(
            database,
            "SELECT r.type, r.from_statement FROM relation r CROSS JOIN statement s ON s.id = "
            "r.from_statement"
            " WHERE r.to_statement = ?1 AND NOT r.broken AND s.superseded_by IS NULL AND s.vanished IS NULL"
            " AND NOT s.rejected AND r.type IN ('updates', 'corrects', 'denies', 'conflicts') ORDER BY "
            "r.key"),
        first_figure_(
            database,
            "SELECT substr(a.text, f.\"begin\" + 1, f.\"end\" - f.\"begin\") FROM figure f JOIN article a"
            " ON a.id = f.article WHERE f.statement = ?1 ORDER BY f.number LIMIT 1"),
        text_(database, "SELECT text FROM article WHERE id = ?1"),
        article_fits_(database, "SELECT 1 FROM article a WHERE a.id = ?1 AND " + conditions.article()) {}

  std::vector<FigureAnswer> ask(std::size_t limit, bool needs_statement) {
    needs_statement_ = needs_statement;
    limit_ = limit;
    find_pending();
    take_newest();
    take_what_looks_ahead();
    const bool is_exact = !exact_.empty();
    std::vector<FigureAnswer> figures = std::move(is_exact ? exact_ : loose_);
    std::stable_sort(figures.begin(), figures.end(), [](const FigureAnswer& one, const FigureAnswer& other) {
      return std::tie(one.day, one.article.published, one.article.key, one.begin) <
             std::tie(other.day, other.article.published, other.article.key, other.begin);
    });
    if (limit > 0 && figures.size() > limit)
      figures.erase(figures.begin(), figures.end() - static_cast<std::ptrdiff_t>(limit));
    add_answers(figures, is_exact ? exact_told_ : loose_told_);
    return figures;
  }

 private:
  void find_pending() {
    Query rows(database_, "SELECT rowid FROM article_text WHERE article_text MATCH ?1");
    rows.bind(1, words_.all());
    while (rows.step()) pending_.insert(rows.integer(0));
  }

  // Articles that have the words, the newest first, until the figures are as many as are wanted and no article that follows can have
  // a newer one that it gives for the day of its publication.
  void take_newest() {
    Query last(database_, "SELECT max(id) FROM article");
    const std::int64_t articles = last.step() ? last.integer(0) : 0;
    last.reset();
    // A word that many have is soon found by going back in time; one that few have, by the index.
    constexpr std::int64_t share_of_many = 16;
    is_of_many_ = limit_ > 0 && static_cast<std::int64_t>(pending_.size()) > articles / share_of_many;
    Query next(database_,
               "SELECT a.id, a.published FROM " +
                   std::string(is_of_many_ ? "article a WHERE "
                                           : "article_text x CROSS JOIN article a ON a.id = x.rowid"
                                             " WHERE article_text MATCH ?1 AND ") +
                   conditions_.article() + " ORDER BY a.published DESC, a.key");
    conditions_.bind(next);
    if (!is_of_many_) next.bind(1, words_.all());
    while (next.step()) {
      const Row article = next.integer(0);
      if (!pending_.contains(article)) continue;
      const std::string_view published = next.text(1);
      std::string day = day_of(published);
      if (day.empty()) day = published;
      if (has_all_after(day)) break;
      take(article);
    }
    next.reset();
  }

  // "by the end of 2030": a day that lies behind the publication of its article.
  void take_what_looks_ahead() {
    if (limit_ == 0 || newest_.size() < limit_) return;
    const std::string day = newest_.top();
    std::vector<Row> articles;
    if (is_of_many_) {
      Query ahead(database_,
                  "SELECT DISTINCT article FROM time WHERE value >= ?1 AND " + std::string(full_day));
      ahead.bind(1, day);
      while (ahead.step())
        if (pending_.contains(ahead.integer(0))) articles.push_back(ahead.integer(0));
    } else {
      articles.assign(pending_.begin(), pending_.end());
    }
    std::sort(articles.begin(), articles.end());
    // It must be the day of a figure, or of what is said with one.
    Query looks_ahead(
        database_,
        "SELECT 1 FROM figure f CROSS JOIN time t ON t.id = f.as_of WHERE f.article = ?1 AND "
        "+t.value >= ?2 AND t." +
            std::string(full_day) +
            " UNION ALL SELECT 1 FROM figure f CROSS JOIN statement s ON s.id = f.statement CROSS JOIN "
            "time t ON t.id = s.said WHERE f.article = ?1 AND +t.value >= ?2 AND t." +
            std::string(full_day) + " LIMIT 1");
    for (const Row article : articles) {
      looks_ahead.bind(1, article).bind(2, day);
      const bool looks = looks_ahead.step();
      looks_ahead.reset();
      if (looks && is_asked_for(article)) take(article);
    }
  }
  static constexpr std::string_view full_day = "value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'";

  bool has_all_after(const std::string& day) const {
    return limit_ > 0 && newest_.size() >= limit_ && newest_.top() > day;
  }

  bool is_asked_for(Row article) {
    if (!pending_.contains(article)) return false;
    article_fits_.bind(1, article);
    conditions_.bind(article_fits_);
    const bool fits = article_fits_.step();
    article_fits_.reset();
    return fits;
  }

  void take(Row article) {
    pending_.erase(article);
    text_.bind(1, article);
    const std::string text(text_.step() ? text_.text(0) : std::string_view());
    text_.reset();
    take(article, text);
    while (limit_ > 0 && newest_.size() > limit_) newest_.pop();
  }

  void take(Row article, const std::string& text) {
    const OffsetMap map(text, OffsetUnit::codepoint);
    const auto bytes = [&](std::int64_t begin, std::int64_t end) {
      return map.to_bytes({static_cast<Offset>(begin), static_cast<Offset>(end)});
    };
    std::vector<Placed> figures;
    of_article_.bind(1, article);
    while (of_article_.step()) {
      Placed& figure = figures.emplace_back();
      figure.row = of_article_.integer(0);
      figure.span = bytes(of_article_.integer(1), of_article_.integer(2));
      if (!of_article_.is_null(3)) figure.of = bytes(of_article_.integer(3), of_article_.integer(4));
      figure.unit = of_article_.text(5);
      figure.statement = of_article_.integer(6);
    }
    const Assignment assignment(words_, text, figures);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const int fit = assignment.fit(i);
      if (fit == 0 || (fit == 1 && !exact_.empty())) continue;
      if (figures[i].statement == no_row ? needs_statement_ : !fits(figures[i].statement)) continue;
      const FigureAnswer& made = (fit == 2 ? exact_ : loose_).emplace_back(load(figures[i], article, text));
      if (fit == 2) newest_.push(made.day);
      if (made.saying) (fit == 2 ? exact_told_ : loose_told_)[made.saying->row] = made.text;
    }
  }

  bool fits(Row statement) {
    fits_.bind(1, statement);
    conditions_.bind(fits_);
    const bool fits = fits_.step();
    fits_.reset();
    return fits;
  }

  FigureAnswer load(const Placed& placed, Row article, const std::string& text) {
    FigureAnswer figure;
    figure.article = sayings_.article(article);
    if (placed.statement != no_row) figure.saying = sayings_.load(placed.statement);
    figure_.bind(1, placed.row);
    if (figure_.step()) {
      figure.key = figure_.text(0);
      figure.as_of = figure_.text(1);
      figure.low = figure_.real_or_nothing(2);
      figure.high = figure_.real_or_nothing(3);
      figure.bound = figure_.text(4);
      figure.unit = figure_.text(5);
      if (!figure_.is_null(6)) figure.is_cumulative = figure_.integer(6) != 0;
      figure.place = figure_.text(7);
      figure.begin = figure_.integer(8);
      figure.end = figure_.integer(9);
    }
    figure_.reset();
    const auto words = [&](Span span) {
      return text.substr(span.begin, span.end - span.begin);
    };
    figure.text = words(placed.span);
    figure.of = words(placed.of);
    figure.around = words(sentence_around(text, placed.span));
    figure.day = day_of(figure.as_of);
    if (figure.day.empty()) figure.day = figure.saying ? figure.saying->day : figure.article.day;
    return figure;
  }

  // The words of the figures of each statement; where it has several, of the last.
  using Told = std::unordered_map<Row, std::string>;

  void add_answers(std::vector<FigureAnswer>& figures, const Told& told) {
    for (FigureAnswer& figure : figures) {
      if (!figure.saying) continue;
      std::vector<std::pair<std::string, Row>> found;
      answers_.bind(1, figure.saying->row);
      while (answers_.step()) found.emplace_back(std::string(answers_.text(0)), answers_.integer(1));
      for (const auto& [type, row] : found) figure.answers.push_back(answer(told, type, row));
      std::stable_sort(figure.answers.begin(), figure.answers.end(), [](const auto& one, const auto& other) {
        return std::tie(one.day, one.statement) < std::tie(other.day, other.statement);
      });
    }
  }

  FigureAnswer::Answer answer(const Told& told, const std::string& type, Row row) {
    const Saying saying = sayings_.load(row);
    FigureAnswer::Answer answer{.relation = type,
                                .statement = saying.key,
                                .short_key = saying.short_key,
                                .day = saying.day,
                                .outlet = saying.article.outlet,
                                .speaker =
                                    saying.speakers.empty() ? std::string() : saying.speakers.front().name,
                                .value = {}};
    if (is_asked_for(saying.article.row)) take(saying.article.row);
    if (const auto known = told.find(row); known != told.end()) answer.value = known->second;
    if (answer.value.empty()) {
      first_figure_.bind(1, row);
      if (first_figure_.step()) answer.value = first_figure_.text(0);
      first_figure_.reset();
    }
    return answer;
  }

  Database& database_;
  const Words& words_;
  const Conditions& conditions_;
  Sayings sayings_;
  Query of_article_, figure_, fits_, answers_, first_figure_, text_, article_fits_;
  std::size_t limit_ = 0;
  bool is_of_many_ = false;  // articles
  bool needs_statement_ = false;
  std::unordered_set<Row> pending_;  // articles that have the words and were not looked at
  std::vector<FigureAnswer> exact_, loose_;
  Told exact_told_, loose_told_;
  std::priority_queue<std::string, std::vector<std::string>, std::greater<>>
      newest_;  // days of the exact ones
};

}  // namespace

Result<std::vector<FigureAnswer>> figures_of(Database& database, std::string_view words,
                                             const Filter& filter) {
  const Result<Conditions> conditions = conditions_of(database, filter);
  if (!conditions) return fail(conditions.error());
  const Words asked(database, words);
  if (asked.is_empty())
    return fail(Fault::bad_use, "There is no word to look for in \"" + std::string(words) +
                                    "\": say what is counted, as in \"sayso figures displaced\".");
  std::vector<FigureAnswer> figures;
  if (conditions->can_fit()) {
    const bool needs_statement =
        !filter.speaker.empty() || !filter.act.empty() || !filter.firmness.empty() || !filter.place.empty();
    figures = Asker(database, asked, *conditions).ask(filter.limit, needs_statement);
  }
  if (database.failure()) return fail(*database.failure());
  return figures;
}

}  // namespace sayso
