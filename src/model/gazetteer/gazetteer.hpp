// The gazetteer: names of places and what they may mean, from GeoNames, compiled by models/places/build.py into a file
// of the model file's layout, places.sayso. It is mapped, its bounds are checked once, and then it is only looked into.
//
// A key is a name as fold() makes it: small letters, no accents, apostrophes or full stops, hyphens as spaces. Its senses
// are entries, the best known first; a negative one, ~entry, is named so only secondarily ("Rapides" for Rapides Parish).
// Some keys begin with a mark. Unfolded after it: "=US" (a name by its capitals), "~Ill." (only after another place and a
// comma), "@nytimes.com" (an outlet: the town it writes from). Folded: "%lebanese" (an adjective or people: countries).
//
//   fold("Saint-Étienne", key);                        // "saint etienne"
//   for (const std::int32_t sense : gazetteer.senses(key)) gazetteer.entry(Gazetteer::entry_of(sense)).name
//
// Odd case: an entry may have a point and no geonameid ("the Middle East"), or no point at all.
#pragma once

#include "model/file/model_file.hpp"
#include "sayso/result.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sayso {

enum class GazetteerKind : std::uint8_t { country, region, district, town, continent, area, water, mountain };
inline constexpr std::uint32_t gazetteer_kinds = 8;

inline constexpr std::uint32_t no_entry = 0xFFFFU;  // of regions and districts, which come first in the file

struct GazetteerEntry {
  std::string_view name;
  std::uint32_t geonameid = 0;
  float latitude = 0, longitude = 0;  // NaN where not known
  GazetteerKind kind = GazetteerKind::town;
  bool is_capital = false;           // of a country
  float people = 0;                  // decimal logarithm of 1 + population
  std::uint32_t country = no_entry;  // entries: what it lies in
  std::uint32_t region = no_entry;
  std::uint32_t district = no_entry;
};

class Gazetteer {
 public:
  // Errors: missing, no file of this layout, damaged, or with a number out of its bounds (the section is named).
  static Result<std::shared_ptr<const Gazetteer>> open(const std::string& path);
  static Result<std::shared_ptr<const Gazetteer>> from(ModelFile file);
  // The places.sayso in a model file's folder; null where there is none.
  static Result<std::shared_ptr<const Gazetteer>> beside(const std::string& model);

  // What a key may mean; empty where it is not known.
  std::span<const std::int32_t> senses(std::string_view key) const;
  // Whether any key begins with these bytes.
  bool is_prefix(std::string_view key) const;

  static std::uint32_t entry_of(std::int32_t sense) {
    return static_cast<std::uint32_t>(sense < 0 ? ~sense : sense);
  }
  static bool is_secondary(std::int32_t sense) { return sense < 0; }

  GazetteerEntry entry(std::uint32_t number) const;
  // ISO 3166-1 alpha-2 of an entry, zeros where it lies in no one country.
  std::array<char, 2> country_code(std::uint32_t number) const;
  // Whether an entry lies in another, or is it.
  bool is_inside(std::uint32_t number, std::uint32_t container) const;

  // Appends the folded text to a key.
  void fold(std::string_view text, std::string& key) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(geonameids_.size()); }
  // The first entries are the countries.
  std::uint32_t countries() const { return static_cast<std::uint32_t>(codes_.size() / 2); }
  std::uint32_t keys() const { return static_cast<std::uint32_t>(key_begins_.size() - 1); }
  const ModelFile& file() const { return file_; }

 private:
  explicit Gazetteer(ModelFile file);
  Result<void> check() const;
  std::uint32_t lower_bound(std::string_view key) const;
  std::string_view key_at(std::uint32_t number) const;

  ModelFile file_;
  std::string_view keys_, names_, codes_, fold_;
  std::span<const std::int32_t> key_begins_, sense_begins_, senses_;
  std::span<const std::int32_t> geonameids_, points_, name_begins_;
  std::span<const std::int8_t> kinds_, people_;
  std::span<const std::uint16_t> parents_;  // country, region, district of each entry
};

}  // namespace sayso
