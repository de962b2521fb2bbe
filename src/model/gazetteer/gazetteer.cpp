#include "model/gazetteer/gazetteer.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>
#include <utility>

namespace sayso {

namespace {

constexpr std::int32_t no_point = std::numeric_limits<std::int32_t>::min();
constexpr std::int8_t capital_flag = 16;
constexpr std::size_t latin_count = 0x250 - 0xC0;          // of the fold table: U+00C0 to U+024F,
constexpr std::size_t additional_count = 0x1F00 - 0x1E00;  // then U+1E00 to U+1EFF

// Never falling, from 0 to the end.
bool are_begins(std::span<const std::int32_t> begins, std::size_t end) {
  return !begins.empty() && begins.front() == 0 && std::is_sorted(begins.begin(), begins.end()) &&
         static_cast<std::size_t>(begins.back()) == end;
}

// A character that a key leaves out: apostrophes, full stops, accents that stand alone.
bool is_left_out(std::uint32_t character) {
  switch (character) {
    case '\'':
    case '.':
    case '`':
    case 0xB4:
    case 0x2BB:
    case 0x2BC:
    case 0x2BE:
    case 0x2BF:
    case 0x2018:
    case 0x2019: return true;
    default: return character >= 0x300 && character < 0x370;
  }
}

bool is_blank(std::uint32_t character) {
  return character <= ' ' || character == '-' || character == 0xA0 ||
         (character >= 0x2010 && character <= 0x2013);
}

}  // namespace

Gazetteer::Gazetteer(ModelFile file) : file_(std::move(file)) {
  keys_ = file_.text("keys");
  names_ = file_.text("names");
  codes_ = file_.text("codes");
  fold_ = file_.text("fold");
  key_begins_ = file_.ints("keys.begin");
  sense_begins_ = file_.ints("senses.begin");
  senses_ = file_.ints("senses");
  geonameids_ = file_.ints("entries.geonameid");
  points_ = file_.ints("entries.point");
  name_begins_ = file_.ints("entries.name");
  kinds_ = file_.bytes8("entries.kind");
  people_ = file_.bytes8("entries.people");
  parents_ = file_.shorts("entries.parents");
}

Result<std::shared_ptr<const Gazetteer>> Gazetteer::open(const std::string& path) {
  auto file = ModelFile::open(path);
  if (!file) return fail(std::move(file).error());
  return from(std::move(*file));
}

Result<std::shared_ptr<const Gazetteer>> Gazetteer::from(ModelFile file) {
  std::shared_ptr<const Gazetteer> gazetteer(new Gazetteer(std::move(file)));
  if (auto checked = gazetteer->check(); !checked) return fail(std::move(checked).error());
  return gazetteer;
}

Result<std::shared_ptr<const Gazetteer>> Gazetteer::beside(const std::string& model) {
  const auto path = std::filesystem::path(model).replace_filename("places.sayso");
  std::error_code unreadable;
  if (!std::filesystem::exists(path, unreadable)) return std::shared_ptr<const Gazetteer>();
  return open(path.string());
}

// Once, so that no lookup needs to ask again.
Result<void> Gazetteer::check() const {
  for (const std::string_view name : {"keys", "names", "codes", "fold"}) {
    if (auto found = file_.require_text(name); !found) return fail(std::move(found).error());
  }
  const auto count = static_cast<std::uint32_t>(geonameids_.size());
  const auto require = [&](std::string_view name, SectionType type, const std::vector<std::uint32_t>& dims) {
    return file_.require(name, type, dims);
  };
  using enum SectionType;
  const std::uint32_t begins = static_cast<std::uint32_t>(std::max<std::size_t>(key_begins_.size(), 1));
  for (auto found : {require("keys.begin", int32, {any_size}), require("senses.begin", int32, {begins}),
                     require("senses", int32, {any_size}), require("entries.geonameid", int32, {any_size}),
                     require("entries.point", int32, {count, 2}), require("entries.name", int32, {count}),
                     require("entries.kind", int8, {count}), require("entries.people", int8, {count}),
                     require("entries.parents", uint16, {count, 3})}) {
    if (!found) return fail(std::move(found).error());
  }
  const auto wrong = [&](std::string_view name) {
    return fail(Fault::bad_input, "The gazetteer " + file_.path() + " has a number in section \"" +
                                      std::string(name) +
                                      "\" that is out of its bounds: make it again with "
                                      "models/places/build.py, or fetch it again.");
  };
  if (!are_begins(key_begins_, keys_.size())) return wrong("keys.begin");
  if (!are_begins(sense_begins_, senses_.size())) return wrong("senses.begin");
  for (const std::int32_t sense : senses_) {
    if (entry_of(sense) >= count) return wrong("senses");
  }
  for (const std::int32_t begin : name_begins_) {
    if (begin < 0 || static_cast<std::size_t>(begin) >= names_.size()) return wrong("entries.name");
  }
  if (!names_.empty() && names_.back() != '\n') return wrong("names");
  for (const std::uint16_t parent : parents_) {
    if (parent != no_entry && parent >= count) return wrong("entries.parents");
  }
  for (const std::int8_t kind : kinds_) {
    if (kind < 0 || static_cast<std::uint32_t>(kind & ~capital_flag) >= gazetteer_kinds) {
      return wrong("entries.kind");
    }
  }
  // Names are folded by this table, and codes of countries are two letters each, of the first entries.
  if (fold_.size() != latin_count + additional_count) return wrong("fold");
  if (codes_.size() % 2 != 0 || codes_.size() / 2 > count) return wrong("codes");
  return {};
}

std::string_view Gazetteer::key_at(std::uint32_t number) const {
  const auto begin = static_cast<std::size_t>(key_begins_[number]);
  return keys_.substr(begin, static_cast<std::size_t>(key_begins_[number + 1]) - begin);
}

std::uint32_t Gazetteer::lower_bound(std::string_view key) const {
  std::uint32_t begin = 0, end = keys();
  while (begin < end) {
    const std::uint32_t half = begin + (end - begin) / 2;
    if (key_at(half) < key) {
      begin = half + 1;
    } else {
      end = half;
    }
  }
  return begin;
}

std::span<const std::int32_t> Gazetteer::senses(std::string_view key) const {
  const std::uint32_t found = lower_bound(key);
  if (found == keys() || key_at(found) != key) return {};
  const auto begin = static_cast<std::size_t>(sense_begins_[found]);
  return senses_.subspan(begin, static_cast<std::size_t>(sense_begins_[found + 1]) - begin);
}

bool Gazetteer::is_prefix(std::string_view key) const {
  const std::uint32_t found = lower_bound(key);
  return found != keys() && key_at(found).starts_with(key);
}

GazetteerEntry Gazetteer::entry(std::uint32_t number) const {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  const auto begin = static_cast<std::size_t>(name_begins_[number]);
  GazetteerEntry entry;
  entry.name = names_.substr(begin, names_.find('\n', begin) - begin);
  entry.geonameid = static_cast<std::uint32_t>(geonameids_[number]);
  const std::int32_t latitude = points_[2 * number], longitude = points_[2 * number + 1];
  entry.latitude = latitude == no_point ? nan : static_cast<float>(latitude / 1e5);
  entry.longitude = longitude == no_point ? nan : static_cast<float>(longitude / 1e5);
  entry.kind = static_cast<GazetteerKind>(kinds_[number] & ~capital_flag);
  entry.is_capital = (kinds_[number] & capital_flag) != 0;
  entry.people = static_cast<float>(people_[number]) / 10;
  entry.country = parents_[3 * number];
  entry.region = parents_[3 * number + 1];
  entry.district = parents_[3 * number + 2];
  return entry;
}

std::array<char, 2> Gazetteer::country_code(std::uint32_t number) const {
  const std::size_t country = parents_[3 * number];
  if (country >= codes_.size() / 2) return {};
  return {codes_[2 * country], codes_[2 * country + 1]};
}

bool Gazetteer::is_inside(std::uint32_t number, std::uint32_t container) const {
  return number == container || parents_[3 * number] == container || parents_[3 * number + 1] == container ||
         parents_[3 * number + 2] == container;
}

void Gazetteer::fold(std::string_view text, std::string& key) const {
  bool is_gap = false;
  const std::size_t begin = key.size();
  utf8::CodePoint found;
  for (std::size_t at = 0; at < text.size(); at += found.size) {
    found = utf8::decode(text, at);
    const std::uint32_t character = found.value;
    if (is_left_out(character)) continue;
    if (is_blank(character)) {
      is_gap = true;
      continue;
    }
    if (is_gap && key.size() > begin) key.push_back(' ');
    is_gap = false;
    char letter = '?';
    if (character >= 0xC0 && character < 0x250) letter = fold_[character - 0xC0];
    if (character >= 0x1E00 && character < 0x1F00) letter = fold_[latin_count + character - 0x1E00];
    if (letter != '?') {
      key.push_back(letter);
    } else if (character >= 'A' && character <= 'Z') {
      key.push_back(static_cast<char>(character - 'A' + 'a'));
    } else {
      key.append(text.substr(at, found.size));
    }
  }
}

}  // namespace sayso
