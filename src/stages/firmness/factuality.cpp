#include "stages/firmness/factuality.hpp"

#include "base/text_list.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sayso {

namespace texts {
extern const std::string_view firmness_weights;  // models/firmness_weights.txt
}

namespace {

constexpr std::string_view scope_names[] = {"main",      "same",   "relative", "attribute", "factual",
                                            "condition", "until",  "purpose",  "without",   "instead",
                                            "governed",  "clause", "argument"};
constexpr std::string_view sum_names[FirmnessWeights::sum_count] = {"value", "probable", "possible",
                                                                    "hypothetical", "negative"};

class Adding {
 public:
  Adding(const ClauseReader& reader, std::uint32_t predicate, const Surroundings& around,
         FirmnessScratch& scratch, FirmnessFeatures& features)
      : reader_(reader), predicate_(predicate), around_(around), scratch_(scratch), features_(features) {}

  void add_all() {
    features_.add("always");
    features_.add("rule", around_.rule / 3);
    features_.add("firm rule", std::abs(around_.rule) / 3);
    put("rule ", std::to_string(static_cast<int>(std::lround(around_.rule * 2))));
    reader_.sign(predicate_, scratch_.signature);
    scratch_.before.assign(scope_in_words());
    put("scope ", scratch_.before);
    put("form ", scratch_.signature);
    put("form ", scratch_.signature, " in ", reader_.relation(predicate_));
    put("relation ", reader_.relation(predicate_));
    put("word ", reader_.lemma(predicate_));
    put("tag ", reader_.xpos(predicate_));
    put("tag ", reader_.xpos(predicate_), " in ", scratch_.before);
    put("rule ", std::to_string(static_cast<int>(std::lround(around_.rule))), " of ",
        reader_.upos(predicate_));
    put("rule ", std::to_string(static_cast<int>(std::lround(around_.rule))), " in ", scratch_.before);
    if (around_.is_object) put("object ", reader_.upos(predicate_));
    add_operators();
    add_governor();
    add_neighbours();
    add_sentence();
  }

 private:
  void put(std::string_view a, std::string_view b) {
    scratch_.name.assign(a).append(b);
    features_.add(scratch_.name);
  }
  template <class A, class B, class C, class D>
  void put(A a, B b, C c, D d) {
    scratch_.name.assign(a).append(b).append(c).append(d);
    features_.add(scratch_.name);
  }

  std::string scope_in_words() const {
    std::string words(scope_names[static_cast<std::size_t>(around_.scope)]);
    if (around_.kind != Firming::count) {
      words += ' ';
      words += name_of(around_.kind);
    }
    return words;
  }

  void add_operators() {
    const Operators& own = around_.own;
    if (own.is_negated()) {
      features_.add("negated");
      put("negated in ", scratch_.before);
    }
    if (own.negations > 1) features_.add("negated twice");
    if (own.is_quantified) features_.add("quantified");
    if (around_.above.is_too_much) features_.add("under too much");
    if (own.is_quantified && own.is_negated()) put("quantified in ", scratch_.before);
    if (own.has_condition) features_.add("on condition");
    if (own.is_conditioned) features_.add("in condition");
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Firming::count); ++i) {
      const auto kind = static_cast<Firming>(i);
      if (!has(own.kinds, kind)) continue;
      put("with ", name_of(kind));
      put("with ", name_of(kind), own.is_negated() ? " negated in " : " in ", scratch_.before);
    }
    reader_.for_children(predicate_, [&](std::uint32_t other) {
      const std::string_view name = reader_.relation(other);
      if (name == "advmod" || name == "aux" || name == "det" || name == "case" || name == "mark")
        put(name, " ", reader_.form(other), "");
      if (name == "det") put("det ", reader_.form(other), " in ", scratch_.before);
      if (name == "cc") put("cc ", reader_.form(other));
      if (name == "advcl" || name == "expl") put("has ", name);
    });
    if (own.subject != no_id) {
      put("subject ", reader_.form(own.subject));
      if (reader_.upos(own.subject) == "PRON")
        put("subject ", reader_.form(own.subject), " ", scratch_.signature);
    } else {
      features_.add("no subject");
    }
  }

  void add_governor() {
    const std::uint32_t governor = around_.governor;
    if (governor == no_id) return;
    const std::string_view relation = reader_.relation(predicate_);
    put("under ", reader_.lemma(governor));
    put("under ", reader_.lemma(governor), " as ", relation);
    if (around_.own.mark != no_id) {
      const std::string mark(reader_.form(around_.own.mark));
      put("marked ", mark, " under ", reader_.lemma(governor));
    }
    const Operators& above = around_.above;
    if (above.is_negated()) {
      features_.add("negated above");
      put("negated above, ", scratch_.before);
      put("negated above, ", reader_.lemma(governor));
    }
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Firming::count); ++i) {
      const auto kind = static_cast<Firming>(i);
      if (!has(above.kinds, kind)) continue;
      put("above with ", name_of(kind));
      put("above with ", name_of(kind), ", ", scratch_.before);
    }
    if (above.has_condition) features_.add("above on condition");
    if (above.is_conditioned) features_.add("above in condition");
    if (above.subject != no_id) put("subject above ", reader_.form(above.subject));
    reader_.sign(governor, scratch_.signature);
    put("form above ", scratch_.signature, " as ", relation);
    std::uint32_t next = reader_.head(governor);
    for (int steps = 0; steps < 3 && next != no_id; ++steps) {
      put("far under ", reader_.lemma(next));
      const Firmings kinds = reader_.kinds(next);
      for (const Firming kind :
           {Firming::say, Firming::believe, Firming::hope, Firming::plan, Firming::chance, Firming::fail,
            Firming::deny, Firming::refuse, Firming::threaten})
        if (has(kinds, kind)) put("far under a ", name_of(kind));
      next = reader_.head(next);
    }
  }

  void add_neighbours() {
    const auto sentence = sentence_of(predicate_);
    if (predicate_ > sentence.begin) put("after ", reader_.form(predicate_ - 1));
    if (predicate_ > sentence.begin + 1) put("two after ", reader_.form(predicate_ - 2));
    if (predicate_ + 1 < sentence.end) put("before ", reader_.form(predicate_ + 1));
    if (predicate_ == sentence.begin) features_.add("first");
  }

  void add_sentence() {
    const auto sentence = sentence_of(predicate_);
    const std::uint32_t end = std::min(sentence.end, predicate_ + 60);
    for (std::uint32_t token = predicate_; token < end; ++token) {
      if (reader_.form(token) == "?") {
        features_.add("question");
        put("question in ", scratch_.before);
      }
    }
    const std::uint32_t begin = std::max(sentence.begin, predicate_ > 40 ? predicate_ - 40 : 0);
    for (std::uint32_t token = begin; token < predicate_; ++token) {
      const std::string_view word = reader_.form(token);
      if (word == "if" || word == "whether" || word == "unless") put("somewhere after ", word);
    }
  }

  TokenRange sentence_of(std::uint32_t token) const {
    const Document& document = reader_.document();
    if (token >= document.tokens.sentence.size()) return {0, document.tokens.size()};
    return document.sentences[document.tokens.sentence[token]];
  }

  const ClauseReader& reader_;
  std::uint32_t predicate_;
  const Surroundings& around_;
  FirmnessScratch& scratch_;
  FirmnessFeatures& features_;
};

class Summing final : public FirmnessFeatures {
 public:
  explicit Summing(const FirmnessWeights& weights) : weights_(weights) {}
  void add(std::string_view name, float value) override {
    if (const auto* const found = weights_.of(name)) sum_ += (*found)[FirmnessWeights::value] * value;
  }
  float sum() const { return sum_; }

 private:
  const FirmnessWeights& weights_;
  float sum_ = 0;
};

}  // namespace

void add_features(const ClauseReader& reader, std::uint32_t predicate, const Surroundings& around,
                  FirmnessScratch& scratch, FirmnessFeatures& features) {
  Adding(reader, predicate, around, scratch, features).add_all();
}

FirmnessWeights::FirmnessWeights(std::string_view lines) {
  each_line(lines, [&](std::string_view line) {
    // "value 0.35 under say as ccomp"
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos) return;
    const auto* const sum = std::find(std::begin(sum_names), std::end(sum_names), line.substr(0, first));
    float weight = 0;
    const auto [stop, error] = std::from_chars(line.data() + first + 1, line.data() + second, weight);
    if (sum == std::end(sum_names) || error != std::errc() || stop != line.data() + second) return;
    weights_[line.substr(second + 1)][static_cast<std::size_t>(sum - std::begin(sum_names))] = weight;
  });
}

const FirmnessWeights& FirmnessWeights::shared() {
  static const FirmnessWeights weights(texts::firmness_weights);
  return weights;
}

const FirmnessWeights::Weights* FirmnessWeights::of(std::string_view feature) const {
  const auto found = weights_.find(feature);
  return found == weights_.end() ? nullptr : &found->second;
}

std::string_view FirmnessWeights::name_of(std::string_view feature) const {
  const auto found = weights_.find(feature);
  return found == weights_.end() ? std::string_view() : found->first;
}

float judge_firmness(const ClauseReader& reader, std::uint32_t predicate, const Surroundings& around,
                     FirmnessScratch& scratch) {
  const FirmnessWeights& weights = FirmnessWeights::shared();
  Summing sum(weights);
  add_features(reader, predicate, around, scratch, sum);
  float value = sum.sum();
  // Beside a head of the network the sum above is one of its few companions.
  const auto& heard = reader.document().meanings.firmness;
  const auto weight = [&](const char* name) {
    const auto* found = weights.of(name);
    return found == nullptr ? 0.0F : (*found)[FirmnessWeights::value];
  };
  if (!heard.empty() && weights.of("head") != nullptr) {
    // Below zero, where the words say that it is not so, both have weights of their own.
    const float below = value < 0 ? 1.0F : 0.0F;
    value = (weight("beside head") + below * weight("below beside head")) * value +
            (weight("head") + below * weight("below head")) * heard[predicate] + weight("always beside head");
  }
  return std::clamp(value, -3.0F, 3.0F);
}

float judge_firmness(const Document& document, const Grammar& grammar, std::uint32_t predicate,
                     FirmnessScratch& scratch) {
  const ClauseReader reader(document, grammar, FirmnessWords::shared());
  return judge_firmness(reader, predicate, look_around(reader, predicate), scratch);
}

}  // namespace sayso
