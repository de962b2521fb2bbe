#include "model/file/hand_made.hpp"
#include "model/file/model_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include <gtest/gtest.h>

namespace sayso {
namespace {

HandMadeFile sample() {
  HandMadeFile file;
  file.add_text("card.json", "{\"name\": \"small\"}");
  file.add_text("labels/upos", "NOUN\nVERB\nADJ\n");
  file.add("weights", SectionType::float32, {2, 3}, bytes_of<float>({0, 1, 2, 3, 4, 5.5F}));
  file.add("bytes", SectionType::int8, {4}, bytes_of<std::int8_t>({-128, -1, 0, 127}));
  file.add("counts", SectionType::int32, {2}, bytes_of<std::int32_t>({-7, 70000}));
  file.add("shorts", SectionType::uint16, {3}, bytes_of<std::uint16_t>({0, 1, 65535}));
  file.add("none", SectionType::float32, {0}, "");
  file.add("one", SectionType::int32, {}, bytes_of<std::int32_t>({3}));
  return file;
}

std::string message_of(const Bytes& bytes) {
  const auto file = ModelFile::from_bytes(bytes, "small.sayso");
  return file ? "no error" : file.error().message;
}

TEST(ModelFile, GivesWhatIsInIt) {
  const auto file = ModelFile::from_bytes(sample().bytes());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->card(), "{\"name\": \"small\"}");
  EXPECT_EQ(file->text("labels/upos"), "NOUN\nVERB\nADJ\n");
  EXPECT_EQ(file->lines("labels/upos"), (std::vector<std::string_view>{"NOUN", "VERB", "ADJ"}));
  const auto weights = file->floats("weights");
  EXPECT_EQ(std::vector<float>(weights.begin(), weights.end()), (std::vector<float>{0, 1, 2, 3, 4, 5.5F}));
  const auto dims = file->dims("weights");
  EXPECT_EQ(std::vector<std::uint32_t>(dims.begin(), dims.end()), (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(file->bytes8("bytes")[0], -128);
  EXPECT_EQ(file->ints("counts")[1], 70000);
  EXPECT_EQ(file->shorts("shorts")[2], 65535);
  EXPECT_TRUE(file->has("none"));
  EXPECT_TRUE(file->floats("none").empty());
  EXPECT_EQ(file->dims("none").size(), 1U);
  EXPECT_EQ(file->ints("one")[0], 3);
  EXPECT_TRUE(file->dims("one").empty());
  EXPECT_EQ(file->sections().size(), 8U);
  EXPECT_EQ(file->sections()[2].name, "weights");
  EXPECT_EQ(file->size(), sample().bytes().size());
}

TEST(ModelFile, GivesNothingWhereASectionIsMissingOrOfAnotherType) {
  const auto file = ModelFile::from_bytes(sample().bytes());
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->has("weight"));
  EXPECT_FALSE(file->has(""));
  EXPECT_EQ(file->find("weightss"), nullptr);
  EXPECT_TRUE(file->floats("weight").empty());
  EXPECT_TRUE(file->floats("bytes").empty());
  EXPECT_TRUE(file->text("weights").empty());
  EXPECT_TRUE(file->lines("weights").empty());
  EXPECT_TRUE(file->dims("weight").empty());
}

TEST(ModelFile, LiesOnSixtyFourBytesInMemory) {
  const auto file = ModelFile::from_bytes(sample().bytes());
  ASSERT_TRUE(file);
  for (const Section& section : file->sections()) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(section.bytes.data()) % 64, 0U) << section.name;
  }
}

TEST(ModelFile, KeepsItsPlaceWhenMoved) {
  auto file = ModelFile::from_bytes(sample().bytes());
  ASSERT_TRUE(file);
  const auto before = file->floats("weights");
  const ModelFile moved = std::move(*file);
  EXPECT_EQ(moved.floats("weights").data(), before.data());
  EXPECT_EQ(moved.floats("weights")[5], 5.5F);
}

TEST(ModelFile, LinesMayLackTheirLastBreak) {
  HandMadeFile made;
  made.add_text("a", "one\n\ntwo");
  made.add_text("b", "\n");
  made.add_text("c", "");
  const auto file = ModelFile::from_bytes(made.bytes());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->lines("a"), (std::vector<std::string_view>{"one", "", "two"}));
  EXPECT_EQ(file->lines("b"), (std::vector<std::string_view>{""}));
  EXPECT_TRUE(file->lines("c").empty());
}

TEST(ModelFile, MayHoldNoSection) {
  const auto file = ModelFile::from_bytes(HandMadeFile().bytes());
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_TRUE(file->sections().empty());
  EXPECT_FALSE(file->has("card.json"));
  EXPECT_EQ(file->card(), "");
}

TEST(ModelFile, RequiresATypeAndAShape) {
  const auto file = ModelFile::from_bytes(sample().bytes(), "small.sayso");
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->require("weights", SectionType::float32, {2, 3}));
  EXPECT_TRUE(file->require("weights", SectionType::float32, {any_size, 3}));
  EXPECT_EQ(file->require("weights", SectionType::float32, {2, 3})->floats()[5], 5.5F);
  EXPECT_EQ(file->require_text("labels/upos").value(), "NOUN\nVERB\nADJ\n");
  EXPECT_EQ(file->require("up.weight", SectionType::int8, {384, any_size}).error().message,
            "The model file small.sayso lacks section \"up.weight\" as int8 [384, n]: fetch the model that "
            "belongs to "
            "this sayso.");
  EXPECT_EQ(file->require("weights", SectionType::float32, {3, 2}).error().message,
            "The model file small.sayso should have section \"weights\" as float32 [3, 2] and has it as "
            "float32 [2, "
            "3]: fetch the model that belongs to this sayso.");
  EXPECT_FALSE(file->require("weights", SectionType::int8, {2, 3}));
  EXPECT_FALSE(file->require("weights", SectionType::float32, {2}));
  EXPECT_FALSE(file->require("weights", SectionType::float32, {2, 3, any_size}));
  EXPECT_FALSE(file->require_text("weights"));
}

TEST(ModelFile, IsOpenedFromDisk) {
  const std::string path = testing::TempDir() + "sayso_small_" + std::to_string(::getpid()) + ".sayso";
  const Bytes bytes = sample().bytes();
  std::ofstream(path, std::ios::binary) << as_text(bytes);
  const auto file = ModelFile::open(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->path(), path);
  EXPECT_EQ(file->floats("weights")[1], 1.0F);
  EXPECT_EQ(file->sha256(), sha256_hex(as_text(bytes)));
  EXPECT_EQ(ModelFile::open(path).error().message, "There is no file \"" + path + "\": check the path.");
  EXPECT_FALSE(ModelFile::open(testing::TempDir()));
}

// tests/model_file/small.sayso was written by training/model_file.py (its make_small.py): both sides agree to the byte.
TEST(ModelFile, IsTheSameAsThePythonSideWritesIt) {
  const auto file = ModelFile::open(std::string(SAYSO_SOURCE_DIR) + "/tests/model_file/small.sayso");
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->sha256(), sha256_hex(as_text(sample().bytes())));
}

struct Breakage {
  const char* name;
  std::function<void(Bytes&)> breaks;
  const char* message;  // after "The model file small.sayso "
};

// Of the sample: section 0 is card.json of 17 bytes at 1088, section 2 weights, section 6 none.
const Breakage breakages[] = {
    {"empty", [](Bytes& b) { b.clear(); }, "is damaged: it is empty; fetch the file again."},
    {"magic", [](Bytes& b) { put(b, 0, 'Z'); },
     "is no model of sayso, for it does not begin as one: name a file like models/english.sayso."},
    {"another file of few bytes",
     [](Bytes& b) {
       b = {std::byte{'h'}, std::byte{'i'}};
     },
     "is no model of sayso, for it does not begin as one: name a file like models/english.sayso."},
    {"magic of a later kind", [](Bytes& b) { put(b, 7, '2'); },
     "is no model of sayso, for it does not begin as one: name a file like models/english.sayso."},
    {"ends in magic", [](Bytes& b) { b.resize(7); },
     "is damaged: it ends within its header; fetch the file again."},
    {"ends in header", [](Bytes& b) { b.resize(63); },
     "is damaged: it ends within its header; fetch the file again."},
    {"version", [](Bytes& b) { put<std::uint32_t>(b, 8, 2); },
     "is of format version 2 and this sayso reads version 1: fetch the model that belongs to this sayso."},
    {"ends after header", [](Bytes& b) { b.resize(64); },
     "is damaged: it should have 1476 bytes and has 64; fetch the file again."},
    {"ends in directory", [](Bytes& b) { b.resize(300); },
     "is damaged: it should have 1476 bytes and has 300; fetch the file again."},
    {"ends before its last byte", [](Bytes& b) { b.pop_back(); },
     "is damaged: it should have 1476 bytes and has 1475; fetch the file again."},
    {"goes on", [](Bytes& b) { b.push_back(std::byte{0}); },
     "is damaged: it should have 1476 bytes and has 1477; fetch the file again."},
    {"goes on, size right", [](Bytes& b) { b.push_back(std::byte{0}), seal(b); },
     "is damaged: it goes on for 1 byte after its last section; fetch the file again."},
    {"header padding", [](Bytes& b) { put(b, 50, 'x'); },
     "is damaged: its header holds more than it should; fetch the file again."},
    {"count", [](Bytes& b) { put<std::uint32_t>(b, 12, 12); },
     "is damaged: its directory of 12 sections reaches beyond its end; fetch the file again."},
    {"largest count", [](Bytes& b) { put<std::uint32_t>(b, 12, 0xFFFFFFFFU); },
     "is damaged: its directory of 4294967295 sections reaches beyond its end; fetch the file again."},
    {"count too small", [](Bytes& b) { put<std::uint32_t>(b, 12, 7); },
     "is damaged: the checksum of its directory differs; fetch the file again."},
    {"count too small, sealed", [](Bytes& b) { put<std::uint32_t>(b, 12, 7), seal(b); },
     "is damaged in section \"card.json\": something stands before it that belongs to no section; fetch the "
     "file "
     "again."},
    {"directory", [](Bytes& b) { put(b, entry_at(2) + 3, 'X'); },
     "is damaged: the checksum of its directory differs; fetch the file again."},
    {"content", [](Bytes& b) { put(b, taken<std::uint64_t>(b, entry_at(2) + 88), 'X'); },
     "is damaged in section \"weights\": its checksum differs; fetch the file again."},
    {"name without end", [](Bytes& b) { std::memset(b.data() + entry_at(2), 'n', 64), seal(b); },
     "is damaged in section number 3: its name is not one; fetch the file again."},
    {"no name", [](Bytes& b) { std::memset(b.data() + entry_at(2), 0, 64), seal(b); },
     "is damaged in section number 3: its name is not one; fetch the file again."},
    {"name with a line feed", [](Bytes& b) { put(b, entry_at(2), '\n'), seal(b); },
     "is damaged in section number 3: its name is not one; fetch the file again."},
    {"something behind a name", [](Bytes& b) { put(b, entry_at(2) + 20, 'x'), seal(b); },
     "is damaged in section number 3: its name is not one; fetch the file again."},
    {"name twice", [](Bytes& b) { std::memcpy(b.data() + entry_at(2), "labels/upos", 11), seal(b); },
     "is damaged in section \"labels/upos\": there are two of this name; fetch the file again."},
    {"type", [](Bytes& b) { put<std::uint32_t>(b, entry_at(2) + 64, 5), seal(b); },
     "is damaged in section \"weights\": there is no type 5; fetch the file again."},
    {"rank", [](Bytes& b) { put<std::uint32_t>(b, entry_at(2) + 68, 5), seal(b); },
     "is damaged in section \"weights\": it has 5 dimensions, and 4 is the most; fetch the file again."},
    {"rank too small", [](Bytes& b) { put<std::uint32_t>(b, entry_at(6) + 68, 0), seal(b); },
     "is damaged in section \"none\": its dimensions make 4 bytes and it has 0; fetch the file again."},
    {"dimension", [](Bytes& b) { put<std::uint32_t>(b, entry_at(2) + 72, 3), seal(b); },
     "is damaged in section \"weights\": its dimensions make 36 bytes and it has 24; fetch the file again."},
    {"no elements", [](Bytes& b) { put<std::uint32_t>(b, entry_at(2) + 72, 0), seal(b); },
     "is damaged in section \"weights\": its dimensions make 0 bytes and it has 24; fetch the file again."},
    {"dimension beyond rank", [](Bytes& b) { put<std::uint32_t>(b, entry_at(2) + 80, 1), seal(b); },
     "is damaged in section \"weights\": it has more dimensions than it says; fetch the file again."},
    {"dimensions that overflow",
     [](Bytes& b) {
       put<std::uint32_t>(b, entry_at(2) + 68, 4);
       for (std::size_t d = 0; d < 4; ++d) put<std::uint32_t>(b, entry_at(2) + 72 + 4 * d, 0x10000);
       seal(b);
     },
     "is damaged in section \"weights\": its dimensions are larger than the file; fetch the file again."},
    {"no size", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 96, 0), seal(b); },
     "is damaged in section \"weights\": its dimensions make 24 bytes and it has 0; fetch the file again."},
    {"largest size", [](Bytes& b) { put(b, entry_at(2) + 96, ~std::uint64_t{0}), seal(b); },
     "is damaged in section \"weights\": its dimensions make 24 bytes and it has 18446744073709551615; fetch "
     "the file "
     "again."},
    {"entry padding", [](Bytes& b) { put(b, entry_at(2) + 127, 'x'), seal(b); },
     "is damaged in section \"weights\": its entry holds more than it should; fetch the file again."},
    {"misaligned", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 88, 1220), seal(b); },
     "is damaged in section \"weights\": it begins at byte 1220, not on a multiple of 64; fetch the file "
     "again."},
    {"begins after the file", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 88, 64000), seal(b); },
     "is damaged in section \"weights\": it reaches beyond the end of the file; fetch the file again."},
    {"begins so far that its end overflows",
     [](Bytes& b) { put(b, entry_at(2) + 88, ~std::uint64_t{63}), seal(b); },
     "is damaged in section \"weights\": it reaches beyond the end of the file; fetch the file again."},
    {"ends after the file", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 88, 1472), seal(b); },
     "is damaged in section \"weights\": it reaches beyond the end of the file; fetch the file again."},
    {"begins in the directory", [](Bytes& b) { put<std::uint64_t>(b, entry_at(0) + 88, 64), seal(b); },
     "is damaged in section \"card.json\": it overlaps what stands before it; fetch the file again."},
    {"overlaps", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 88, 1152), seal(b); },
     "is damaged in section \"weights\": it overlaps what stands before it; fetch the file again."},
    {"a gap", [](Bytes& b) { put<std::uint64_t>(b, entry_at(2) + 88, 1280), seal(b); },
     "is damaged in section \"weights\": something stands before it that belongs to no section; fetch the "
     "file "
     "again."},
    {"padding", [](Bytes& b) { put(b, 1088 + 20, 'x'); },
     "is damaged in section \"labels/upos\": something stands before it that belongs to no section; fetch "
     "the file "
     "again."},
    {"text", [](Bytes& b) { put(b, 1152 + 5, '\xFF'), seal(b); },
     "is damaged in section \"labels/upos\": its text is not UTF-8; fetch the file again."},
};

TEST(ModelFile, IsRefusedInWordsForEachKindOfBreakage) {
  for (const Breakage& breakage : breakages) {
    Bytes bytes = sample().bytes();
    breakage.breaks(bytes);
    EXPECT_EQ(message_of(bytes), std::string("The model file small.sayso ") + breakage.message)
        << breakage.name;
  }
}

TEST(ModelFile, IsRefusedWhereverItIsCut) {
  const Bytes whole = sample().bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    Bytes bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    EXPECT_FALSE(ModelFile::from_bytes(bytes)) << size;
    seal(bytes);
    EXPECT_FALSE(ModelFile::from_bytes(bytes)) << size << ", sealed";
  }
}

TEST(ModelFile, IsRefusedWhicheverBitIsFlipped) {
  Bytes bytes = sample().bytes();
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    const std::byte mask{static_cast<unsigned char>(1U << (bit % 8))};
    bytes[bit / 8] ^= mask;
    EXPECT_FALSE(ModelFile::from_bytes(bytes)) << "bit " << bit;
    bytes[bit / 8] ^= mask;
  }
  EXPECT_TRUE(ModelFile::from_bytes(bytes));
}

// Looks at all that an open file gives, so that a sanitizer sees where it leads.
std::uint64_t look_at(const ModelFile& file) {
  std::uint64_t sum = file.sha256().size();
  for (const Section& section : file.sections()) {
    for (const std::byte byte : section.bytes) sum += static_cast<std::uint64_t>(byte);
    for (const std::uint32_t size : file.dims(section.name)) sum += size;
    for (const std::string_view line : file.lines(section.name)) sum += line.size();
    sum += file.floats(section.name).size() + file.ints(section.name).size();
    if (file.find(section.name) != &section) return 0;
  }
  return sum;
}

TEST(ModelFile, SurvivesDamageOfAnyKind) {
  const Bytes whole = sample().bytes();
  std::mt19937 random(20240229);  // NOLINT: the same damage in every run
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>(random()) % limit;
  };
  constexpr std::uint64_t odd_numbers[] = {
      0, 1, 63, 64, 127, 128, 0x7FFFFFFF, 0xFFFFFFFF, ~std::uint64_t{0}, 1476};
  std::size_t opened = 0;
  for (int turn = 0; turn < 20000; ++turn) {
    Bytes bytes = whole;
    for (std::size_t times = 1 + below(4); times > 0; --times) {
      const std::size_t at =
          below(2) == 0 ? below(1088) : below(bytes.size());  // more often in the directory
      switch (below(4)) {
        case 0: bytes[at] ^= std::byte{static_cast<unsigned char>(1U << below(8))}; break;
        case 1: bytes[at] = std::byte{static_cast<unsigned char>(below(256))}; break;
        case 2:
          put(bytes, at / 4 * 4, static_cast<std::uint32_t>(odd_numbers[below(std::size(odd_numbers))]));
          break;
        default: put(bytes, at / 8 * 8 % 1472, odd_numbers[below(std::size(odd_numbers))]); break;
      }
    }
    if (below(8) == 0) bytes.resize(below(bytes.size()));
    if (below(4) != 0) seal(bytes);
    const auto file = ModelFile::from_bytes(bytes);
    if (!file) {
      EXPECT_FALSE(file.error().message.empty());
      continue;
    }
    EXPECT_GT(look_at(*file), 0U);
    ++opened;
  }
  EXPECT_GT(opened, 100U);  // those whose content alone changed, and was sealed
}

}  // namespace
}  // namespace sayso
