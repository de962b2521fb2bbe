// How firmly an author or speaker puts what a predicate tells, from -3 (it certainly did not happen) over 0 (nothing is
// said of it) to 3 (it certainly did): any verb, noun or adjective that tells of something. A linear model over what
// hangs on the predicate (clause.hpp) and what it hangs on (scope); its weights stand in models/firmness_weights.txt.
//
//   judge_firmness(document, grammar, token, scratch)      "killed" in "No one was killed": about -2.5
//
// Where the document has document.meanings.firmness, what a head of the network says of each token, both judgements are
// joined. Odd cases: a word without syntax is judged by its tag and the words before it; a feature that the file does not
// have weighs nothing.
#pragma once

#include "stages/firmness/clause.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sayso {

// What a clause hangs on, as far as that tells how firmly it is put.
enum class Scope : std::uint8_t {
  main,  // nothing
  same,  // joined by "and" to a clause without a subject between
  relative,
  attribute,  // "the [killed] man"
  factual,    // because, after, while
  condition,  // if, unless
  until,
  purpose,  // "stopped [to buy bread]"
  without,
  instead,
  governed,  // by a word of a kind: see Surroundings::kind
  clause,    // of a word that no list knows
  argument   // of one
};

// A predicate with what is around it, found once and used by features and rules.
struct Surroundings {
  Operators own, above;  // above: of the governor, where there is one
  Scope scope = Scope::main;
  Firming kind = Firming::count;  // of the governor
  bool is_object = false;         // what its governor acts on, passives counted
  std::uint32_t governor = no_id;
  float rule = 3;  // what the rules say, from -3 to 3
};

class FirmnessFeatures {
 public:
  virtual void add(std::string_view name, float value) = 0;
  void add(std::string_view name) { add(name, 1); }

 protected:
  FirmnessFeatures() = default;
  ~FirmnessFeatures() = default;
};

struct FirmnessScratch {
  std::string name, signature, before;
};

Surroundings look_around(const ClauseReader& reader, std::uint32_t predicate);
void add_features(const ClauseReader& reader, std::uint32_t predicate, const Surroundings& around,
                  FirmnessScratch& scratch, FirmnessFeatures& features);

// Weights of features for several sums at once: a line is "sum feature weight".
class FirmnessWeights {
 public:
  enum Sum : std::uint8_t { value, probable, possible, hypothetical, negative, sum_count };
  using Weights = std::array<float, sum_count>;

  static const FirmnessWeights& shared();
  explicit FirmnessWeights(std::string_view lines);

  const Weights* of(std::string_view feature) const;
  // The same words as the file has them, for as long as the weights live.
  std::string_view name_of(std::string_view feature) const;
  std::size_t size() const { return weights_.size(); }

 private:
  std::unordered_map<std::string_view, Weights> weights_;
};

float judge_firmness(const Document& document, const Grammar& grammar, std::uint32_t predicate,
                     FirmnessScratch& scratch);
float judge_firmness(const ClauseReader& reader, std::uint32_t predicate, const Surroundings& around,
                     FirmnessScratch& scratch);

}  // namespace sayso
