// What speaks for and against names, word by word, for the log-linear model that weighs it together with the network
// (name_weights.hpp): the word and its neighbours, their shapes, lists, the gazetteer, the word's other places in the document.
//
//   NameFeatures features(document, gazetteer, desk);
//   features.each(row, [&](std::string_view feature, float value) { … });     // "word paris" 1, "known B town 6" 1 …
//
// Odd case: without a gazetteer its features are missing, nothing else.
#pragma once

#include "sayso/document.hpp"
#include "stages/names/desk.hpp"

#include <cstddef>
#include <string_view>

namespace sayso {

class Gazetteer;

class NameFeatureUser {
 public:
  virtual ~NameFeatureUser() = default;
  virtual void use(std::string_view feature, float value) = 0;
};

class NameFeatures {
 public:
  NameFeatures(const Document& document, const Gazetteer* gazetteer, NameDesk& desk);

  // Of one of the desk's rows.
  void each(std::size_t row, NameFeatureUser& user);

 private:
  void look_elsewhere();
  void look_up_places();
  std::uint32_t place_at(std::uint32_t token, std::uint32_t end, std::string& kind);

  void add(NameFeatureUser& user, std::string_view name, std::string_view value, float weight = 1);
  void add_words(std::uint32_t token, TokenRange sentence, NameFeatureUser& user);
  void add_shapes(std::uint32_t token, TokenRange sentence, NameFeatureUser& user);
  void add_lists(std::uint32_t token, TokenRange sentence, NameFeatureUser& user);
  void add_known(std::size_t row, TokenRange sentence, NameFeatureUser& user);

  const Document& document_;
  const Gazetteer* gazetteer_;
  NameDesk& desk_;
  TokenRange looked_at_;  // the sentence whose letters these are
  std::string_view letters_;
};

}  // namespace sayso
