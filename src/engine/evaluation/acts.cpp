#include "engine/evaluation/acts.hpp"

#include "engine/evaluation/gold_acts.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

namespace sayso {

namespace {

constexpr const char* family_names[4] = {"assert", "answer", "judge", "move"};

std::size_t family_of(Act act) {
  if (act <= Act::accuse) return 0;
  if (act <= Act::decline) return 1;
  return act <= Act::thank ? 2 : 3;
}

Act act_of(std::string_view name) {
  for (std::uint32_t i = 0; i < act_count; ++i) {
    if (name_of(static_cast<Act>(i)) == name) return static_cast<Act>(i);
  }
  return Act::say;
}

// Small letters without a leading article.
std::string plain(std::string_view words) {
  std::string text;
  for (const char c : words) text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (text.starts_with(article)) return text.substr(article.size());
  }
  return text;
}

bool is_same_name(std::string_view a, std::string_view b) {
  const std::string left = plain(a), right = plain(b);
  if (left.empty() || right.empty()) return false;
  return left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

class ActScores {
 public:
  void add(const GoldArticle& gold, const Document& document) {
    for (const GoldAct& act : gold.acts) {
      add_act(act, document.acts[act.statement], gold.is_first_half);
      if (!act.firmness.empty()) add_firmness(act, document.firmness[act.statement], gold.is_first_half);
      if (!document.settings.empty()) add_setting(act, document.settings[act.statement], document);
    }
  }

  std::vector<ScoreTable> tables(const std::string& path) const {
    ScoreTable all{"Acts with given source, cue and content: " + path, {}};
    all.rows.push_back({"act", act_, true});
    all.rows.push_back({"family", family_, true});
    all.rows.push_back({"negation", negation_, true});
    all.rows.push_back({"realis", realis_, true});
    all.rows.push_back({"negated", negated_});
    all.rows.push_back({"not actual", unreal_});
    all.rows.push_back({"medium", medium_});
    all.rows.push_back({"addressee", addressee_});
    all.rows.push_back({"said", said_});
    const char* const halves[2] = {"first half", "second half"};
    for (std::size_t half = 0; half < 2; ++half) {
      all.rows.push_back({std::string("act, ") + halves[half], halves_[half], true});
      all.rows.push_back({std::string("family, ") + halves[half], family_halves_[half], true});
    }
    ScoreTable families{"Families of acts: " + path, {}};
    for (std::size_t family = 0; family < 4; ++family)
      families.rows.push_back({family_names[family], by_family_[family]});
    ScoreTable acts{"Acts one by one: " + path, {}};
    for (std::uint32_t i = 0; i < act_count; ++i) {
      if (by_act_[i].gold + by_act_[i].predicted > 0)
        acts.rows.push_back({std::string(name_of(static_cast<Act>(i))), by_act_[i]});
    }
    ScoreTable tenths{"Whether confidences keep their word: " + path, {}};
    for (const auto& [tenth, counts] : by_confidence_)
      tenths.rows.push_back({"confidence 0." + std::to_string(tenth), counts, true});
    return {all, firmness_table(path), families, acts, tenths};
  }

 private:
  ScoreTable firmness_table(const std::string& path) const {
    ScoreTable table{"Firmness and polarity with given spans: " + path, {}};
    table.rows.push_back({"firmness", firmness_, true});
    table.rows.push_back({"always certain", always_certain_, true});
    table.rows.push_back({"polarity", polarity_, true});
    table.rows.push_back({"always +", always_plus_, true});
    double sum = 0;
    for (std::uint32_t i = 0; i < by_firmness_.size(); ++i) {
      table.rows.push_back({std::string(name_of(static_cast<Firmness>(i))), by_firmness_[i]});
      sum += by_firmness_[i].f1();
    }
    // Always certain finds one of the four, whose precision is its share.
    const double plain = 200 * always_certain_.recall() / (100 + always_certain_.recall());
    table.rows.push_back(mean_row("macro F1", sum / 4));
    table.rows.push_back(mean_row("macro F1, always certain", plain / 4));
    table.rows.push_back({"not certain", not_certain_});
    table.rows.push_back({"polarity -", negative_});
    const char* const halves[2] = {"first half", "second half"};
    for (std::size_t half = 0; half < 2; ++half) {
      table.rows.push_back({std::string("firmness, ") + halves[half], firmness_halves_[half], true});
      table.rows.push_back({std::string("polarity, ") + halves[half], polarity_halves_[half], true});
    }
    return table;
  }

  static ScoreRow mean_row(std::string name, double percent) {
    return {std::move(name), {static_cast<std::uint64_t>(std::llround(percent * 100)), 0, 10000}, true};
  }

  void add_firmness(const GoldAct& gold, const StatementFirmness& found, bool is_first_half) {
    const bool is_right = gold.firmness == name_of(found.firmness), is_negative = gold.polarity == "-";
    count(firmness_, is_right);
    count(firmness_halves_[is_first_half ? 0 : 1], is_right);
    count(always_certain_, gold.firmness == "certain");
    for (std::uint32_t i = 0; i < by_firmness_.size(); ++i) {
      const bool is_gold = gold.firmness == name_of(static_cast<Firmness>(i));
      const bool is_found = found.firmness == static_cast<Firmness>(i);
      count(by_firmness_[i], is_gold, is_found, is_gold && is_found);
    }
    count(not_certain_, gold.firmness != "certain", found.firmness != Firmness::certain,
          gold.firmness != "certain" && found.firmness != Firmness::certain);
    count(polarity_, is_negative == found.is_negative);
    count(polarity_halves_[is_first_half ? 0 : 1], is_negative == found.is_negative);
    count(always_plus_, !is_negative);
    count(negative_, is_negative, found.is_negative, is_negative && found.is_negative);
  }

  static void count(Counts& counts, bool is_right) {
    ++counts.gold;
    counts.right += is_right ? 1U : 0U;
  }
  static void count(Counts& counts, bool is_gold, bool is_found, bool is_right) {
    counts.gold += is_gold ? 1U : 0U;
    counts.predicted += is_found ? 1U : 0U;
    counts.right += is_right ? 1U : 0U;
  }

  void add_act(const GoldAct& gold, const StatementAct& found, bool is_first_half) {
    const Act wanted = act_of(gold.act);
    const bool is_right = wanted == found.act, is_kin = family_of(wanted) == family_of(found.act);
    count(act_, is_right);
    count(family_, is_kin);
    count(halves_[is_first_half ? 0 : 1], is_right);
    count(family_halves_[is_first_half ? 0 : 1], is_kin);
    ++by_act_[static_cast<std::size_t>(wanted)].gold;
    ++by_act_[static_cast<std::size_t>(found.act)].predicted;
    if (is_right) ++by_act_[static_cast<std::size_t>(wanted)].right;
    ++by_family_[family_of(wanted)].gold;
    ++by_family_[family_of(found.act)].predicted;
    if (is_kin) ++by_family_[family_of(wanted)].right;
    count(negation_, gold.is_negated == found.is_negated);
    count(negated_, gold.is_negated, found.is_negated, gold.is_negated && found.is_negated);
    const bool is_same = gold.realis == name_of(found.realis);
    count(realis_, is_same);
    count(unreal_, gold.realis != "actual", found.realis != Realis::actual,
          is_same && gold.realis != "actual");
    count(by_confidence_[std::min(static_cast<int>(found.confidence * 10), 9)], is_right);
  }

  void add_setting(const GoldAct& gold, const StatementSetting& found, const Document& document) {
    const std::string_view medium = name_of(found.medium);
    count(medium_, !gold.medium.empty(), !medium.empty(), !medium.empty() && medium == gold.medium);
    const std::string_view addressee = document.text(found.addressee);
    count(addressee_, !gold.addressee.empty(), !addressee.empty(), is_same_name(gold.addressee, addressee));
    const std::string_view said =
        found.said == no_id ? std::string_view() : document.text(document.times[found.said].span);
    count(said_, !gold.said_text.empty(), !said.empty(), is_same_name(gold.said_text, said));
  }

  Counts act_, family_, negation_, realis_, negated_, unreal_, medium_, addressee_, said_;
  Counts firmness_, always_certain_, not_certain_, polarity_, always_plus_, negative_;
  Counts firmness_halves_[2], polarity_halves_[2];
  std::array<Counts, 4> by_firmness_;
  Counts halves_[2], family_halves_[2], by_family_[4], by_act_[act_count];
  std::map<int, Counts> by_confidence_;
};

}  // namespace

Result<std::vector<ScoreTable>> evaluate_acts(const Model& model, const std::string& path) {
  const auto articles = read_gold_acts(path);
  if (!articles) return fail(articles.error());
  GoldReader reader(model);
  Document document;
  ActScores scores;
  for (const GoldArticle& gold : *articles) {
    reader.read(gold, document);
    scores.add(gold, document);
  }
  return scores.tables(path);
}

}  // namespace sayso
