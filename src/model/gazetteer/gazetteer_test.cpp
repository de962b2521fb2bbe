#include "model/file/hand_made.hpp"
#include "model/gazetteer/gazetteer.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sayso {
namespace {

// Two countries, a region in the first, towns "Ur" in each, the second only secondarily; a sea in none and nowhere.
std::string fold_of_accents() {
  std::string fold(0x250 - 0xC0 + 0x100, '?');
  fold[0xE9 - 0xC0] = 'e';
  return fold;
}

struct Parts {
  std::string keys = "=XArosaurur sea";
  std::vector<std::int32_t> key_begins{0, 3, 7, 9, 15};
  std::vector<std::int32_t> sense_begins{0, 1, 2, 4, 5};
  std::vector<std::int32_t> senses{0, 2, 3, ~4, 5};
  std::vector<std::int32_t> names{0, 5, 10, 15, 15, 18};
  std::vector<std::uint16_t> parents{0, 0xFFFF, 0xFFFF, 1, 0xFFFF, 0xFFFF, 0,      0xFFFF, 0xFFFF,
                                     0, 2,      0xFFFF, 1, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};
  std::vector<std::int8_t> kinds{0, 0, 1, 16 + 3, 3, 6};
  std::string name_text = "Arna\nBrin\nRosa\nUr\nUr Sea\n", codes = "XAXB", fold = fold_of_accents();
};

template <class T>
std::string bytes_of_all(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

Bytes bytes_of_parts(const Parts& parts) {
  constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
  const auto size = [](std::size_t count) {
    return static_cast<std::uint32_t>(count);
  };
  HandMadeFile file;
  const auto ints = [&](std::string name, const std::vector<std::int32_t>& values,
                        std::vector<std::uint32_t> dims = {}) {
    if (dims.empty()) dims = {size(values.size())};
    file.add(std::move(name), SectionType::int32, dims, bytes_of_all(values));
  };
  file.add_text("keys", parts.keys);
  ints("keys.begin", parts.key_begins);
  ints("senses.begin", parts.sense_begins);
  ints("senses", parts.senses);
  ints("entries.name", parts.names);
  file.add_text("names", parts.name_text);
  ints("entries.geonameid", {11, 12, 13, 14, 15, 0});
  ints("entries.point", {100000, 200000, 0, 0, -50, 50, 4885341, 234880, 1, 1, none, none}, {6, 2});
  file.add("entries.kind", SectionType::int8, {6}, bytes_of_all(parts.kinds));
  file.add("entries.people", SectionType::int8, {6}, bytes_of<std::int8_t>({70, 60, 55, 45, 30, 0}));
  file.add("entries.parents", SectionType::uint16, {6, 3}, bytes_of_all(parts.parents));
  file.add_text("codes", parts.codes);
  file.add_text("fold", parts.fold);
  return file.bytes();
}

Result<std::shared_ptr<const Gazetteer>> made(const Parts& parts) {
  auto file = ModelFile::from_bytes(bytes_of_parts(parts), "places.sayso");
  if (!file) return fail(std::move(file).error());
  return Gazetteer::from(std::move(*file));
}

std::string message_of(const Parts& parts) {
  const auto gazetteer = made(parts);
  return gazetteer ? "no error" : gazetteer.error().message;
}

TEST(Gazetteer, KnowsSensesOfNames) {
  const auto made_one = made({});
  ASSERT_TRUE(made_one) << made_one.error().message;
  const Gazetteer& gazetteer = **made_one;
  EXPECT_EQ(gazetteer.keys(), 4U);
  const auto senses = gazetteer.senses("ur");
  ASSERT_EQ(senses.size(), 2U);
  EXPECT_FALSE(Gazetteer::is_secondary(senses[0]));
  EXPECT_TRUE(Gazetteer::is_secondary(senses[1]));
  EXPECT_EQ(Gazetteer::entry_of(senses[1]), 4U);
  const GazetteerEntry town = gazetteer.entry(Gazetteer::entry_of(senses[0]));
  EXPECT_EQ(town.name, "Ur");
  EXPECT_EQ(town.geonameid, 14U);
  EXPECT_FLOAT_EQ(town.latitude, 48.85341F);
  EXPECT_TRUE(town.is_capital);
  EXPECT_EQ(town.kind, GazetteerKind::town);
  EXPECT_FLOAT_EQ(town.people, 4.5F);
  EXPECT_EQ(gazetteer.country_code(3), (std::array<char, 2>{'X', 'A'}));
  EXPECT_TRUE(gazetteer.is_inside(3, 2));
  EXPECT_TRUE(gazetteer.is_inside(3, 0));
  EXPECT_FALSE(gazetteer.is_inside(4, 0));
  EXPECT_EQ(gazetteer.senses("=XA").size(), 1U);
  EXPECT_TRUE(gazetteer.senses("xa").empty());
  EXPECT_TRUE(gazetteer.senses("").empty());
  EXPECT_TRUE(gazetteer.senses("zz").empty());
  EXPECT_TRUE(gazetteer.is_prefix("ur s"));
  EXPECT_FALSE(gazetteer.is_prefix("ur t"));
}

TEST(Gazetteer, HasEntriesWithoutAPointOrACountry) {
  const auto gazetteer = made({});
  ASSERT_TRUE(gazetteer);
  EXPECT_TRUE(std::isnan((*gazetteer)->entry(5).latitude));
  EXPECT_EQ((*gazetteer)->country_code(5), (std::array<char, 2>{}));
}

TEST(Gazetteer, FoldsNames) {
  const auto gazetteer = made({});
  ASSERT_TRUE(gazetteer);
  const auto folded = [&](std::string_view text) {
    std::string key;
    (*gazetteer)->fold(text, key);
    return key;
  };
  EXPECT_EQ(folded("St. Pé-sur-Mer"), "st pe sur mer");
  EXPECT_EQ(folded("  Coeur \n d\u2019Alene "), "coeur dalene");
  EXPECT_EQ(folded("日本"), "日本");
  EXPECT_EQ(folded("\xC3"), "\xC3");  // half a character is kept as it is
  EXPECT_EQ(folded(""), "");
}

TEST(Gazetteer, IsRefusedWithTheSectionWhoseNumbersAreOutOfBounds) {
  const auto refused = [](auto change) {
    Parts parts;
    change(parts);
    return message_of(parts);
  };
  const auto out_of = [](const std::string& name) {
    return "The gazetteer places.sayso has a number in section \"" + name +
           "\" that is out of its bounds: make it again with models/places/build.py, or fetch it again.";
  };
  EXPECT_EQ(message_of({}), "no error");
  EXPECT_EQ(refused([](Parts& p) { p.key_begins[4] = 16; }), out_of("keys.begin"));
  EXPECT_EQ(refused([](Parts& p) { p.key_begins[1] = -1; }), out_of("keys.begin"));
  EXPECT_EQ(refused([](Parts& p) { p.sense_begins[2] = 9; }), out_of("senses.begin"));
  EXPECT_EQ(refused([](Parts& p) { p.senses[3] = 6; }), out_of("senses"));
  EXPECT_EQ(refused([](Parts& p) { p.senses[3] = ~6; }), out_of("senses"));
  EXPECT_EQ(refused([](Parts& p) { p.names[5] = 25; }), out_of("entries.name"));
  EXPECT_EQ(refused([](Parts& p) { p.name_text.pop_back(); }), out_of("names"));
  EXPECT_EQ(refused([](Parts& p) { p.parents[1] = 6; }), out_of("entries.parents"));
  EXPECT_EQ(refused([](Parts& p) { p.kinds[1] = 8; }), out_of("entries.kind"));
  EXPECT_EQ(refused([](Parts& p) { p.codes = "XAX"; }), out_of("codes"));
  EXPECT_EQ(refused([](Parts& p) { p.fold = "abc"; }), out_of("fold"));
}

TEST(Gazetteer, IsRefusedWithoutASectionOrWhereItHasAnotherShape) {
  auto parts = Parts();
  parts.kinds.pop_back();
  parts.kinds.shrink_to_fit();
  // The section's dims say 6: its bytes are one short, which the file's own check finds.
  EXPECT_NE(message_of(parts).find("entries.kind"), std::string::npos);
  HandMadeFile file;
  file.add_text("keys", "");
  auto opened = ModelFile::from_bytes(file.bytes(), "places.sayso");
  ASSERT_TRUE(opened);
  const auto gazetteer = Gazetteer::from(std::move(*opened));
  ASSERT_FALSE(gazetteer);
  EXPECT_NE(gazetteer.error().message.find("\"names\""), std::string::npos) << gazetteer.error().message;
}

TEST(Gazetteer, LiesBesideAModelOrNot) {
  const auto folder = std::filesystem::temp_directory_path() / "sayso_gazetteer_test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string model = (folder / "english.sayso").string();
  const auto none = Gazetteer::beside(model);
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, nullptr);
  std::ofstream(folder / "places.sayso") << "no gazetteer";
  const auto broken = Gazetteer::beside(model);
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("places.sayso"), std::string::npos);
  const Bytes bytes = bytes_of_parts({});
  std::ofstream(folder / "places.sayso", std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes));
  const auto whole = Gazetteer::beside(model);
  ASSERT_TRUE(whole) << whole.error().message;
  EXPECT_EQ((*whole)->size(), 6U);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sayso
