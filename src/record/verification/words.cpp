// Words of the closed lists, and numbers that have bounds.
#include "record/words.hpp"

#include "base/text_list.hpp"
#include "record/verification/checks.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace sayso::verification {
namespace {

template <class Value>
bool is_value(std::string_view word) {
  return value_named<Value>(word).has_value();
}

bool is_sign(std::string_view word) { return is_any_of(word, {"+", "-"}); }
bool is_flag(std::string_view word) { return is_any_of(word, {"0", "1"}); }
bool is_side(std::string_view word) { return is_any_of(word, {"who", "whom"}); }
bool is_field(std::string_view word) { return is_any_of(word, {"source", "cue", "content"}); }
bool is_origin(std::string_view word) {
  return is_any_of(word, {"copy", "agency", "press release", "interview"});
}
bool is_link(std::string_view word) { return word == "story" || is_origin(word); }
bool is_time_kind(std::string_view word) { return is_any_of(word, {"date", "time", "duration", "set"}); }

// `row` names the first row that has a word, in SQL.
struct Column {
  std::string_view table, column, row;
  bool may_be_null;
  bool (*is_known)(std::string_view);
};

constexpr std::string_view by_key = "key", by_id = "id";

constexpr std::array columns{
    Column{"speaker", "type", by_key, false, is_value<SpeakerType>},
    Column{"speaker", "named", by_key, false, is_flag},
    Column{"speaker_in_article", "type", by_id, false, is_value<SpeakerType>},
    Column{"speaker_in_article", "named", by_id, false, is_flag},
    Column{"time", "precision", by_key, false, is_value<TimePrecision>},
    Column{"time", "kind", by_key, false, is_time_kind},
    Column{"place", "precision", by_key, false, is_value<PlacePrecision>},
    Column{"statement", "voice", by_key, false, is_value<Voice>},
    Column{"statement", "kind", by_key, false, is_value<StatementKind>},
    Column{"statement", "act", by_key, true, is_value<Act>},
    Column{"statement", "act_read", by_key, true, is_value<Act>},
    Column{"statement", "negated", by_key, true, is_flag},
    Column{"statement", "realis", by_key, true, is_value<Realis>},
    Column{"statement", "firmness", by_key, true, is_value<Firmness>},
    Column{"statement", "polarity", by_key, true, is_sign},
    Column{"statement", "medium", by_key, true, is_value<Medium>},
    Column{"statement", "rejected", by_key, false, is_flag},
    Column{"span", "field", "statement", false, is_field},
    Column{"figure", "bound", by_key, false, is_value<Bound>},
    Column{"figure", "cumulative", by_key, true, is_flag},
    Column{"event", "type", by_key, false, is_value<EventType>},
    Column{"event", "firmness", by_key, false, is_value<Firmness>},
    Column{"event", "polarity", by_key, false, is_sign},
    Column{"event", "own_voice", by_key, false, is_flag},
    Column{"participant", "side", "event", false, is_side},
    Column{"article_link", "kind", "first", false, is_link},
    Column{"origin", "kind", by_key, false, is_origin},
    Column{"relation", "type", by_key, false, is_value<RelationType>},
    Column{"relation", "broken", by_key, false, is_flag},
};

// Tables with a number between 0 and 1.
struct Measure {
  std::string_view table, column, row;
};
constexpr std::array measures{
    Measure{"statement", "confidence", "key"},
    Measure{"relation", "confidence", "key"},
    Measure{"article_link", "score", "first"},
};

}  // namespace

void check_words(Database& database, Verification& found) {
  for (const Column& one : columns) {
    const std::string table(one.table), column(one.column), row(one.row);
    Query query(database,
                "SELECT " + column + ", count(*), min(" + row + ") FROM " + table + " GROUP BY " + column);
    while (query.step()) {
      if (query.is_null(0) ? one.may_be_null : one.is_known(query.text(0))) continue;
      const std::string others =
          query.integer(1) == 1 ? "" : " and " + std::to_string(query.integer(1) - 1) + " others";
      found.note(table + " " + std::string(query.text(2)) + others,
                 "its " + column + " is \"" + std::string(query.text(0)) + "\", which is not in the list");
    }
  }
  for (const Measure& one : measures) {
    const std::string table(one.table), column(one.column), row(one.row);
    check_rule(database, found, "its " + column + " is not between 0 and 1",
               "SELECT '" + table + " ' || " + row + " FROM " + table + " WHERE NOT " + column +
                   " BETWEEN 0 AND 1");
  }
}

}  // namespace sayso::verification
