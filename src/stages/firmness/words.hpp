// Words by which one tells how firmly something is put, as models/firmness.txt has them: a set of kinds for each word.
//
//   const FirmnessWords& words = FirmnessWords::shared();
//   has(words.kinds("refused"), Firming::refuse)
//
// Regular and common irregular forms are led back to the words of the list. Odd cases: a word of no list has no kind; a
// line that cannot be read is left out and kept as a sentence, which a test shows with its number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso {

// In the order of the names in words.cpp.
enum class Firming : std::uint8_t {
  may,
  can,
  would,
  should,
  must,
  will,
  negation,
  few,
  only,
  probable,
  possible,
  improbable,
  impossible,
  hearsay,
  sure,
  condition,
  whether,
  until,
  instead,
  after,
  manage,
  fail,
  prevent,
  refuse,
  deny,
  know,
  say,
  believe,
  doubt,
  hope,
  plan,
  ask,
  attempt,
  expect,
  seem,
  allow,
  threaten,
  fear,
  chance,
  pretend,
  count
};

using Firmings = std::uint64_t;  // a set of them
constexpr Firmings bit(Firming kind) { return Firmings{1} << static_cast<unsigned>(kind); }
constexpr bool has(Firmings kinds, Firming kind) { return (kinds & bit(kind)) != 0; }
std::string_view name_of(Firming kind);

class FirmnessWords {
 public:
  static const FirmnessWords& shared();
  // The text must live as long as the list, which keeps views of it.
  explicit FirmnessWords(std::string_view text);

  // Of a form in small letters, with what the list has for any word that it may be a form of.
  Firmings kinds(std::string_view form) const;
  // Of a verb and its particle ("rule out"), of the verb's form.
  Firmings kinds(std::string_view form, std::string_view particle) const;
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  Firmings exactly(std::string_view word, std::string_view particle) const;

  std::unordered_map<std::string_view, Firmings> words_;
  std::vector<std::string> faults_;
};

}  // namespace sayso
