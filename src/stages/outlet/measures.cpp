#include "stages/outlet/measures.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <charconv>

namespace sayso {

namespace texts {
extern const std::string_view outlet_weights;  // models/outlet_weights.txt
}

namespace outlet {

namespace {

constexpr std::array<std::string_view, measure_count> names{"always",
                                                            "no_title",
                                                            "length",
                                                            "author",
                                                            "exclamations",
                                                            "quoted",
                                                            "in_past",
                                                            "deeds",
                                                            "title_deed",
                                                            "first",
                                                            "second",
                                                            "third",
                                                            "early",
                                                            "middle",
                                                            "late",
                                                            "opens_paragraph",
                                                            "headline",
                                                            "title_words",
                                                            "title_share",
                                                            "title_told",
                                                            "lead_words",
                                                            "lead_told",
                                                            "frequent",
                                                            "most",
                                                            "said_told",
                                                            "subject_title",
                                                            "subject_frequent",
                                                            "subject_chain",
                                                            "subject_new",
                                                            "predicate_title",
                                                            "predicate_frequent",
                                                            "happening",
                                                            "lasting",
                                                            "saying",
                                                            "intending",
                                                            "stating",
                                                            "event",
                                                            "assault",
                                                            "nominal",
                                                            "past",
                                                            "perfect",
                                                            "progressive",
                                                            "passive",
                                                            "negative",
                                                            "people_counted",
                                                            "things_counted",
                                                            "money",
                                                            "share_told",
                                                            "amount",
                                                            "ranked",
                                                            "other_figure",
                                                            "prices",
                                                            "scored",
                                                            "day",
                                                            "moment",
                                                            "background",
                                                            "earlier",
                                                            "named_place",
                                                            "named_person",
                                                            "named_other",
                                                            "subject_person",
                                                            "subject_named",
                                                            "subject_group",
                                                            "subject_pronoun",
                                                            "subject_it",
                                                            "subject_there",
                                                            "subject_indefinite",
                                                            "points_back",
                                                            "turn",
                                                            "joins",
                                                            "compares",
                                                            "describes",
                                                            "long_one",
                                                            "short_one",
                                                            "cut_off"};

}  // namespace

std::string_view name_of(Measure measure) { return names[measure]; }

Weights::Weights(std::string_view text) {
  each_line(text, [&](std::string_view line) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const auto* const found = std::find(names.begin(), names.end(), without_blanks(line.substr(blank)));
    float weight = 0;
    const auto read = std::from_chars(line.data(), line.data() + blank, weight);
    if (found == names.end() || read.ec != std::errc() || read.ptr != line.data() + blank)
      return faults_.emplace_back(line), void();
    weights_[static_cast<std::size_t>(found - names.begin())] = weight;
  });
}

float Weights::sum(const Measures& measures) const {
  float sum = 0;
  for (std::size_t i = 0; i < measures.size(); ++i) sum += weights_[i] * measures[i];
  return sum;
}

const Weights& shared_weights() {
  static const Weights weights(texts::outlet_weights);
  return weights;
}

}  // namespace outlet

}  // namespace sayso
