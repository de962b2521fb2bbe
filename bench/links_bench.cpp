// What adding and linking an article costs as the record grows. Reading is left out: the articles are those of a small record, read
// before, varied honestly: each world gives a story's names, numbers and words others, the same in all its articles, so that
// articles of one world are as alike as the samples are, and those of two worlds as unlike as two stories. Some people and bodies
// come back in many worlds, as they do in the news.
//
//   sayso add samples --record samples.db
//   bench_links samples.db WORDS.txt NEW.db 1000,5000,10000     one line a size
//
// WORDS.txt has a word a line and behind it in how many texts it is (models/relations/word_frequencies.txt); common ones stay as they are.
#include "base/hash.hpp"
#include "links/link.hpp"
#include "record/record.hpp"
#include "text/values.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::bench {
namespace {

// The processor's time of this process: other programs on the machine do not count, nor does waiting for the disk.
struct Clock {
  static double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
};

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bench_links: %s\n", result.error().message.c_str());
  std::exit(1);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct Vocabulary {
  std::vector<std::string> words;        // to choose from
  std::set<std::string> function_words;  // that stay
};

Vocabulary read_words(const std::string& path) {
  Vocabulary made;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#' || line[0] == '[') continue;
    const std::string word = line.substr(0, line.find_first_of(" \t"));
    const std::size_t space = line.find_first_of(" \t");
    const long texts = space == std::string::npos ? 0 : std::strtol(line.c_str() + space, nullptr, 10);
    if (texts > 400) {
      made.function_words.insert(word);
    } else if (word.size() >= 4 &&
               std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      made.words.push_back(word);
    }
  }
  return made;
}

// One world: the same word becomes the same other word, wherever it stands.
class World {
 public:
  World(const Vocabulary& vocabulary, std::uint64_t number) : vocabulary_(vocabulary), number_(number) {}

  // Of common words seven in ten become other common ones, told by the word before too, so that no phrase is in all worlds.
  std::string other(std::string_view word, std::string_view before) const {
    if (is_digit(word[0])) return other_number(word);
    if (is_capital(word[0])) return other_name(word);
    if (word == "not" || word == "no" || word == "never" || word.size() < 2) return std::string(word);
    if (word.size() < 4 || vocabulary_.function_words.count(std::string(word)) != 0) {
      const std::uint64_t hash = hash_of(std::string(before) + ' ' + std::string(word));
      if (hash % 10 >= 7) return std::string(word);
      return *std::next(vocabulary_.function_words.begin(),
                        static_cast<std::ptrdiff_t>(hash / 10 % vocabulary_.function_words.size()));
    }
    return vocabulary_.words[hash_of(word) % vocabulary_.words.size()];
  }

 private:
  std::uint64_t hash_of(std::string_view word) const {
    return xxh3_64(std::to_string(number_) + ' ' + std::string(word));
  }
  std::string other_number(std::string_view word) const {
    std::string made(word);
    std::uint64_t hash = hash_of(word);
    for (std::size_t i = 0; i < made.size(); ++i) {
      if (!is_digit(made[i])) continue;
      const std::uint64_t range = i == 0 ? 9 : 10;
      made[i] = static_cast<char>('0' + hash % range + (i == 0 ? 1 : 0));
      hash /= range;
    }
    return made;
  }
  // Names of three syllables; one in five is of the few that all worlds share.
  std::string other_name(std::string_view word) const {
    static constexpr std::string_view begin[] = {"Ba", "Ka", "Lo", "Mi", "Ne",  "Or",  "Pe",  "Ra",
                                                 "Su", "Ta", "Ve", "Zo", "Hal", "Den", "Fir", "Gor"};
    static constexpr std::string_view middle[] = {"li", "ma", "re", "sto", "vi",
                                                  "na", "ko", "du", "ber", "tan"};
    static constexpr std::string_view end[] = {"n", "sk", "ra", "vic", "ton", "del", "s", "mar", "ley", "ek"};
    const std::string small(word);
    if (vocabulary_.function_words.count(std::string(1, static_cast<char>(word[0] - 'A' + 'a')) +
                                         small.substr(1)) != 0 ||
        word.size() < 4)
      return small;
    std::uint64_t hash = hash_of(word);
    if (hash % 5 == 0) hash = hash / 5 % 300;
    std::string made(begin[hash % 16]);
    made.append(middle[hash / 16 % 10]).append(middle[hash / 160 % 10]).append(end[hash / 1600 % 10]);
    return made;
  }

  const Vocabulary& vocabulary_;
  std::uint64_t number_;
};

// A text in another world, and where each byte went.
class Moved {
 public:
  Moved(const World& world, std::string_view text, const std::vector<Span>& kept) {
    place_.resize(text.size() + 1);
    std::size_t next = 0;
    std::string_view before;
    for (std::size_t i = 0; i < text.size();) {
      std::size_t end = i + 1;
      if (is_letter(text[i])) {
        while (end < text.size() && is_letter(text[end])) ++end;
      } else if (is_digit(text[i])) {
        while (end < text.size() && (is_digit(text[end]) ||
                                     (text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1]))))
          ++end;
      }
      while (next < kept.size() && kept[next].end <= i) ++next;
      const bool is_kept = next < kept.size() && kept[next].begin <= i;
      const std::string_view word = text.substr(i, end - i);
      const std::string other = is_kept || (!is_letter(word[0]) && !is_digit(word[0]))
                                    ? std::string(word)
                                    : world.other(word, before);
      if (is_letter(word[0]) || is_digit(word[0])) before = word;
      for (std::size_t b = i; b < end; ++b)
        place_[b] = static_cast<Offset>(text_.size() + std::min(b - i, other.size()));
      text_.append(other);
      i = end;
    }
    place_[text.size()] = static_cast<Offset>(text_.size());
  }
  void move(Span& span) const { span = {place_[span.begin], std::max(place_[span.begin], place_[span.end])}; }
  void move(std::vector<Span>& spans) const {
    for (Span& span : spans) move(span);
  }
  std::string text_;

 private:
  std::vector<Offset> place_;
};

std::string in_world(const World& world, const std::string& words) { return Moved(world, words, {}).text_; }

std::string day_after(std::uint64_t days) {
  const std::uint64_t month = days / 28 % 12, year = 2020 + days / 336 % 5;
  char text[16];
  std::snprintf(text, sizeof text, "%04u-%02u-%02u", static_cast<unsigned>(year),
                static_cast<unsigned>(month + 1), static_cast<unsigned>(days % 28 + 1));
  return text;
}

Reading vary(const Reading& original, const World& world, std::uint64_t number, std::size_t day) {
  Reading made = original;
  std::vector<Span> cues;
  for (const Reading::Statement& statement : original.statements)
    cues.insert(cues.end(), statement.cue.begin(), statement.cue.end());
  std::sort(cues.begin(), cues.end());
  const Moved moved(world, original.article.text, cues);
  made.article.text = moved.text_;
  for (Block& block : made.article.blocks) moved.move(block.span);
  for (Note& note : made.article.notes) moved.move(note.span);
  Source& source = made.article.source;
  source.title = in_world(world, source.title);
  source.url.clear();
  source.path = "world-" + std::to_string(number) + "/" + source.path;
  source.published = day_after(number / 40 + day);
  for (Reading::Speaker& speaker : made.speakers) {
    speaker.name = in_world(world, speaker.name);
    moved.move(speaker.role);
    moved.move(speaker.affiliation);
    moved.move(speaker.mentions);
  }
  for (Reading::Statement& statement : made.statements) {
    moved.move(statement.source);
    moved.move(statement.cue);
    moved.move(statement.content);
  }
  for (Reading::Figure& figure : made.figures) {
    const std::string before(original.text(figure.span));
    moved.move(figure.span);
    moved.move(figure.of);
    std::string digits;
    for (const char c : made.text(figure.span)) {
      if (is_digit(c)) digits.push_back(c);
    }
    const bool has_digits = std::any_of(before.begin(), before.end(), is_digit);
    if (!has_digits || digits.empty() || digits.size() > 12) continue;
    if (figure.low) figure.low = std::stod(digits);
    if (figure.high) figure.high = std::stod(digits);
  }
  for (Reading::Event& event : made.events) {
    moved.move(event.trigger);
    moved.move(event.mentions);
    for (auto* const side : {&event.who, &event.whom}) {
      for (Reading::Participant& one : *side) {
        moved.move(one.span);
        one.name = in_world(world, one.name);
      }
    }
  }
  for (Reading::Place& place : made.places) {
    moved.move(place.span);
    place.name = in_world(world, place.name);
    if (place.geonameid != 0) place.geonameid = static_cast<std::uint32_t>(place.geonameid + number);
  }
  for (Reading::Time& time : made.times) {
    moved.move(time.span);
    if (time.precision == TimePrecision::day) time.value = source.published;
  }
  source.sha256.clear();
  source.sha256 = sha256_of(made.article);
  made.id = article_id(made.article);
  name_statements(made);
  return made;
}

struct Story {
  std::vector<Reading> articles;
};

std::vector<Story> stories_of(const std::string& path) {
  Record record = need(Record::open(path, Access::read));
  std::map<std::string, Story> stories;
  for (const Row article : record.articles()) {
    std::vector<Row> rows;
    Reading reading = record.load(article, rows);
    std::string folder = reading.article.source.path;
    folder = folder.substr(0, folder.rfind('/'));
    stories[folder].articles.push_back(std::move(reading));
  }
  std::vector<Story> made;
  for (auto& [folder, story] : stories) made.push_back(std::move(story));
  return made;
}

struct Cost {
  double add = 0, link = 0, most = 0, commit = 0;
  std::size_t articles = 0;
};

void print(std::size_t size, const Cost& cost, const std::string& path) {
  const auto each = [&](double seconds) {
    return seconds * 1000 / static_cast<double>(std::max<std::size_t>(cost.articles, 1));
  };
  std::printf("{\"articles\": %zu, \"add_ms\": %.2f, \"link_ms\": %.2f, \"commit_ms\": %.2f, "
              "\"slowest_batch_ms_an_article\": %.2f, \"megabytes\": %.1f}\n",
              size, each(cost.add), each(cost.link), each(cost.commit), cost.most * 1000,
              static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  std::fflush(stdout);
}

int run(int count, char** arguments) {
  if (count != 5) {
    std::fprintf(stderr, "usage: bench_links SAMPLES.db WORDS.txt NEW.db SIZE,SIZE…\n");
    return 2;
  }
  const std::vector<Story> stories = stories_of(arguments[1]);
  const Vocabulary vocabulary = read_words(arguments[2]);
  std::vector<std::size_t> sizes;
  for (char* at = arguments[4]; *at != 0;) {
    sizes.push_back(std::strtoull(at, &at, 10));
    if (*at == ',') ++at;
  }
  std::remove(arguments[3]);
  Record record = need(Record::open(arguments[3], Access::write));
  Linker linker(record);
  // Thirty worlds tell their stories at a time, an article of one after an article of another.
  constexpr std::size_t open_worlds = 30, batch = 16, measured = 480;
  std::mt19937 dice(1);
  std::vector<std::vector<Reading>> open;
  std::uint64_t number = 0;
  std::size_t added = 0;
  for (const std::size_t size : sizes) {
    Cost cost;
    while (added < size) {
      std::vector<Reading> readings;
      while (readings.size() < batch && added + readings.size() < size) {
        while (open.size() < open_worlds) {
          const Story& story = stories[number % stories.size()];
          const World world(vocabulary, number);
          std::vector<Reading> left;
          for (std::size_t i = 0; i < story.articles.size(); ++i)
            left.push_back(vary(story.articles[i], world, number, i));
          std::shuffle(left.begin(), left.end(), dice);
          open.push_back(std::move(left));
          ++number;
        }
        std::vector<Reading>& one = open[dice() % open.size()];
        readings.push_back(std::move(one.back()));
        one.pop_back();
        std::erase_if(open, [](const auto& left) { return left.empty(); });
      }
      record.begin();
      std::vector<Row> fresh;
      const auto begin = Clock::now();
      for (const Reading& reading : readings) fresh.push_back(record.add(reading).article);
      const auto middle = Clock::now();
      linker.link(fresh);
      const auto end = Clock::now();
      if (const Result<void> done = record.commit(); !done)
        return std::fprintf(stderr, "%s\n", done.error().message.c_str()), 1;
      const auto stored = Clock::now();
      added += readings.size();
      if (added + measured <= size) continue;
      const double linked = (end - middle);
      cost.add += (middle - begin);
      cost.link += linked;
      cost.commit += (stored - end);
      cost.most = std::max(cost.most, linked / static_cast<double>(readings.size()));
      cost.articles += readings.size();
    }
    print(size, cost, arguments[3]);
  }
  return 0;
}

}  // namespace
}  // namespace sayso::bench

int main(int count, char** arguments) { return sayso::bench::run(count, arguments); }
