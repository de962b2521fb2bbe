#include "engine/evaluation/events.hpp"

#include "base/hash.hpp"
#include "engine/evaluation/gold_files.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

namespace sayso {

namespace {

using nlohmann::json;

constexpr std::uint32_t deepest = 40;

// In small letters, at blanks and marks.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) {
      words.back() += static_cast<char>(std::tolower(byte));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool has_word(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Doctors" of "Doctors from two American aid groups", "reagan" of "President Reagan's".
std::string head_word(std::string text) {
  while (text.starts_with(' ')) text.erase(0, 1);
  for (const std::string_view first : {"in ", "at ", "the "}) {
    if (text.starts_with(first)) text.erase(0, first.size());
  }
  for (const std::string_view behind :
       {" of ", " from ", " in ", " ordered ", " for ", " (", " ..", "'s ", "'s"}) {
    const std::size_t at = text.find(behind);
    // "Iraq's government": the government.
    if (behind == "'s " && at != std::string::npos) {
      text.erase(0, at + 3);
      continue;
    }
    if (at != std::string::npos && at > 0) text.erase(at);
  }
  const std::vector<std::string> words = words_of(text);
  return words.empty() ? std::string() : words.back();
}

std::string folded(const std::string& type) {
  static const std::map<std::string, std::string> names = {
      {"DEMAND", "REQUEST"}, {"DISAPPROVE", "ACCUSE"}, {"INVESTIGATE", "ACCUSE"}, {"FIGHT", "ASSAULT"}};
  const auto found = names.find(type);
  return found == names.end() ? type : found->second;
}

struct EventHalf {
  Counts type, blind, who, whom, both, whom_all, who_all, right_and_both;
  std::map<std::string, Counts> by_type;
  std::uint64_t events = 0;
};

class EventScorer {
 public:
  explicit EventScorer(const Model& model) : reader_(model, {{"events"}}) {}

  void add(const json& record, EventHalf& half) {
    article_ = Article();
    article_.text = text_of(record["text"]);
    article_.blocks.push_back({{0, static_cast<Offset>(article_.text.size())}, BlockKind::paragraph});
    reader_.read(article_, document_);
    const std::string gold = folded(text_of(record["event"]));
    const Event* const blind = central();
    const Event* const found = nearest_to(words_of(text_of(record.value("eventText", json()))), blind);
    half.events += document_.events.size();
    const bool is_right = found != nullptr && name_of(found->type) == gold;
    count(half.type, is_right);
    count(half.blind, blind != nullptr && name_of(blind->type) == gold);
    Counts& of_type = half.by_type[gold];
    ++of_type.gold;
    of_type.right += is_right ? 1U : 0U;
    const std::vector<std::string> sources = actors(record, "source"), targets = actors(record, "target");
    if (sources.empty()) return;
    const std::uint32_t who = found == nullptr ? 0 : matched(sources, found->who);
    count(half.who, who > 0);
    count(half.who_all, who == sources.size());
    if (targets.empty()) return;
    const std::uint32_t whom = found == nullptr ? 0 : matched(targets, found->whom);
    count(half.whom, whom > 0);
    count(half.whom_all, whom == targets.size());
    count(half.both, who > 0 && whom > 0);
    count(half.right_and_both, is_right && who > 0 && whom > 0);
  }

 private:
  static void count(Counts& counts, bool is_right) {
    ++counts.gold;
    counts.right += is_right ? 1U : 0U;
  }

  static std::vector<std::string> actors(const json& record, const char* key) {
    std::vector<std::string> heads;
    const auto list = record.find(key);
    if (list == record.end() || !list->is_array()) return heads;
    for (const json& actor : *list) {
      std::string head = head_word(text_of(actor.value("actorText", json())));
      if (!head.empty()) heads.push_back(std::move(head));
    }
    return heads;
  }

  std::uint32_t matched(const std::vector<std::string>& heads, Slice<Participant> list) const {
    std::vector<std::string> words;
    for (const Participant& one : document_.list(list)) {
      for (std::string& word : words_of(document_.text(one.span))) words.push_back(std::move(word));
      for (std::string& word : words_of(document_.list(one.name))) words.push_back(std::move(word));
    }
    return static_cast<std::uint32_t>(std::count_if(
        heads.begin(), heads.end(), [&](const std::string& head) { return has_word(words, head); }));
  }

  std::uint32_t depth_of(const Event& event) const {
    const TokenRange words = document_.tokens_in(event.trigger);
    std::uint32_t least = deepest;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      std::uint32_t depth = 0;
      for (std::uint32_t up = t; document_.tokens.head[up] != no_id && depth < deepest; ++depth)
        up = document_.tokens.head[up];
      least = std::min(least, depth);
    }
    return least;
  }

  const Event* central() const {
    const Event* best = nullptr;
    for (const Event& event : document_.events) {
      if (best == nullptr || depth_of(event) < depth_of(*best)) best = &event;
    }
    return best;
  }

  // Of those whose trigger shares a word with the annotated one the nearest to the root.
  const Event* nearest_to(const std::vector<std::string>& trigger, const Event* otherwise) const {
    const Event* best = nullptr;
    for (const Event& event : document_.events) {
      bool shares = false;
      for (const Span mention : document_.list(event.mentions)) {
        const std::vector<std::string> words = words_of(document_.text(mention));
        shares = shares || std::any_of(words.begin(), words.end(),
                                       [&](const std::string& word) { return has_word(trigger, word); });
      }
      if (shares && (best == nullptr || depth_of(event) < depth_of(*best))) best = &event;
    }
    return best == nullptr ? otherwise : best;
  }

  Reader reader_;
  Article article_;
  Document document_;
};

ScoreTable table_of(const EventHalf& half, const std::string& title) {
  ScoreTable table{title + ", " + std::to_string(half.events) + " events found", {}};
  table.rows.push_back({"type", half.type, true});
  table.rows.push_back({"type, without looking at the trigger", half.blind, true});
  table.rows.push_back({"who", half.who, true});
  table.rows.push_back({"whom", half.whom, true});
  table.rows.push_back({"who and whom", half.both, true});
  table.rows.push_back({"type, who and whom", half.right_and_both, true});
  table.rows.push_back({"who, all of them", half.who_all, true});
  table.rows.push_back({"whom, all of them", half.whom_all, true});
  for (const auto& [name, counts] : half.by_type) table.rows.push_back({name, counts, true});
  return table;
}

}  // namespace

Result<std::vector<ScoreTable>> evaluate_events(const Model& model, const std::string& path) {
  std::error_code unreadable;
  const std::string file =
      std::filesystem::is_directory(path, unreadable) ? path + "/plover_gsr_cameo.jsonl.gz" : path;
  const auto records = read_json_lines(file);
  if (!records) return fail(records.error());
  EventScorer scorer(model);
  std::array<EventHalf, 2> halves;
  for (const json& record : *records) {
    if (!record.contains("text") || !record.contains("event"))
      return fail(Fault::bad_input, "The file " + file + " has a line without \"text\" or \"event\".");
    scorer.add(record, halves[xxh3_64(text_of(record.value("id", json()))) % 2]);
  }
  return std::vector<ScoreTable>{
      table_of(halves[0], "Events of PLOVER's gold standard, even half (worked with)"),
      table_of(halves[1], "Events of PLOVER's gold standard, odd half (kept)")};
}

}  // namespace sayso
