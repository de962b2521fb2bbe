// What the record costs as it grows: adding, linking and storing an article, and asking. Reading is left out: the articles are those of a
// small record, read before, varied as news.hpp says. Processor time of this process, so that other programs do not count, nor
// does waiting for the disk.
//
//   sayso add samples --record samples.db
//   bench_record samples.db WORDS.txt NEW.db 1000,10000,50000     one line of JSON a size
//   bench_record --from 20000 samples.db WORDS.txt OLD.db 30000   the same, going on with a record of 20,000
//   bench_record --ask 300 samples.db WORDS.txt OLD.db            the questions alone, of a record made before
//   bench_record --order 300 7 samples.db WORDS.txt NEW.db        300 articles in an order of its own, seven a batch
//
// Each answer is looked at: a statement is found by its own words, traced by its id, and a figure found by what it counts.
#include "links/link.hpp"
#include "news.hpp"
#include "record/questions/disputes.hpp"
#include "record/questions/figures.hpp"
#include "record/questions/find.hpp"
#include "record/questions/speakers.hpp"
#include "record/questions/stories.hpp"
#include "record/questions/timeline.hpp"
#include "record/questions/trace.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace sayso::bench {
namespace {

double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bench_record: %s\n", result.error().message.c_str());
  std::exit(1);
}

std::vector<Story> samples_of(const std::string& path) {
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
  for (auto& [folder, story] : stories) {
    story.prepare();
    made.push_back(std::move(story));
  }
  return made;
}

struct Cost {
  double add = 0, link = 0, commit = 0;
  std::vector<double> batches;  // an article, linked and stored
  std::size_t articles = 0;
};

void add(Record& record, Linker& linker, const std::vector<Reading>& readings, Cost& cost) {
  record.begin();
  std::vector<Row> fresh;
  const double begin = now();
  for (const Reading& reading : readings) fresh.push_back(record.add(reading).article);
  const double added = now();
  linker.link(fresh);
  const double linked = now();
  if (const Result<void> done = record.commit(); !done) {
    std::fprintf(stderr, "bench_record: %s\n", done.error().message.c_str());
    std::exit(1);
  }
  const double stored = now();
  cost.add += added - begin;
  cost.link += linked - added;
  cost.commit += stored - linked;
  cost.batches.push_back((stored - added) / static_cast<double>(readings.size()));
  cost.articles += readings.size();
}

// Milliseconds of many questions of one kind, and how many answers were not as they must be.
struct Times {
  std::vector<double> ms;
  std::size_t wrong = 0;

  double at(double share) {
    std::sort(ms.begin(), ms.end());
    return ms.empty() ? 0
                      : ms[std::min(ms.size() - 1,
                                    static_cast<std::size_t>(share * static_cast<double>(ms.size())))];
  }
};

// Questions about what is in the record: drawn statements and figures, asked by a few of their own words.
class Asking {
 public:
  Asking(const std::string& path, const Vocabulary& vocabulary)
      : record_(need(Record::open(path, Access::read))), vocabulary_(vocabulary),
        sayings_(record_.database()) {}

  std::map<std::string, Times> ask(std::size_t count) {
    for (const bool is_measured : {false, true}) {
      std::mt19937_64 dice(is_measured ? 2 : 1);
      made_.clear();
      for (std::size_t i = 0; i < (is_measured ? count : count / 4); ++i) ask_once(dice);
      for (std::size_t i = 0; i < 5; ++i) ask_at_large();
    }
    return std::move(made_);
  }

 private:
  void ask_once(std::mt19937_64& dice) {
    const Saying saying = statement(dice);
    const std::vector<std::string> words = telling_words(saying.content, dice);
    if (!words.empty()) {
      const std::string two = words.size() > 1 ? words[0] + ' ' + words[1] : words[0];
      find("find two words", two, {.limit = 20}, saying);
      find("find one word", words[0], {.limit = 20}, saying);
      if (!saying.speakers.empty() && !saying.speakers[0].name.empty())
        find("find a word of a speaker", words[0], {.speaker = saying.speakers[0].name, .limit = 20}, saying);
      if (!saying.act.empty())
        find("find a word, act and dates", words[0],
             {.since = saying.article.published.substr(0, 7), .act = saying.act, .limit = 20}, saying);
      const std::string three = words.size() > 2 ? two + ' ' + words[2] : two;
      time("trace words", [&] { return trace_words(record_.database(), three, {})->is_found; });
    }
    time("trace an id", [&] {
      const Result<Trace> trace = trace_claim(record_.database(), saying.key);
      return trace && (trace->root.saying.key == saying.key || !trace->root.branches.empty());
    });
    const std::string counted = counted_thing(dice);
    if (!counted.empty()) {
      time("figures", [&] {
        const auto found = figures_of(record_.database(), counted, {.limit = 60});  // a page
        return found && !found->empty();
      });
    }
    if (!saying.speakers.empty() && !saying.speakers[0].name.empty()) {
      time("speakers of a name", [&] {
        const auto found = speakers_of(record_.database(), saying.speakers[0].name, {.limit = 20});
        return found && !found->speakers.empty();
      });
    }
  }

  void ask_at_large() {
    time("speakers, all",
         [&] { return !speakers_of(record_.database(), "", {.limit = 20})->speakers.empty(); });
    time("stories, newest", [&] { return bool(sayso::stories_of(record_.database(), {.limit = 20})); });
    time("find, newest",
         [&] { return !find_sayings(record_.database(), "", {.limit = 20})->sayings.empty(); });
    time("disputes, newest", [&] { return bool(disputes_of(record_.database(), "", {.limit = 10})); });
  }

  template <class Ask>
  void time(const std::string& kind, Ask ask) {
    Times& times = made_[kind];
    const double begin = now();
    const bool is_right = ask();
    times.ms.push_back((now() - begin) * 1000);
    times.wrong += !is_right;
  }

  // The statement itself is there, unless there is more than was asked for.
  void find(const char* kind, const std::string& words, const Filter& filter, const Saying& saying) {
    time(kind, [&] {
      const Result<FoundSayings> found = find_sayings(record_.database(), words, filter);
      if (!found) return false;
      const bool is_there = std::any_of(found->sayings.begin(), found->sayings.end(),
                                        [&](const Saying& one) { return one.key == saying.key; });
      return is_there || (found->has_more && found->sayings.size() == filter.limit);
    });
  }

  Saying statement(std::mt19937_64& dice) {
    Query most(record_.database(), "SELECT max(id) FROM statement");
    most.step();
    const auto count = static_cast<std::uint64_t>(most.integer(0));
    most.reset();
    Query next(record_.database(),
               "SELECT id FROM statement_now WHERE id >= ?1 AND voice = 'speaker' LIMIT 1");
    while (true) {
      next.bind(1, static_cast<std::int64_t>(dice() % count));
      const Row row = next.step() ? next.integer(0) : no_row;
      next.reset();
      if (row != no_row) return sayings_.load(row);
    }
  }

  std::string counted_thing(std::mt19937_64& dice) {
    Query most(record_.database(), "SELECT max(id) FROM figure");
    most.step();
    const auto count = static_cast<std::uint64_t>(most.integer(0));
    most.reset();
    Query next(record_.database(),
               "SELECT substr(a.text, f.of_begin + 1, f.of_end - f.of_begin) FROM figure f JOIN article a "
               "ON a.id = f.article AND a.superseded_by IS NULL WHERE f.id >= ?1 AND f.of_begin IS NOT NULL "
               "LIMIT 1");
    next.bind(1, static_cast<std::int64_t>(dice() % count));
    const std::string text(next.step() ? next.text(0) : std::string_view());
    next.reset();
    const std::vector<std::string> words = telling_words(text, dice);
    return words.empty() ? std::string() : words.back();
  }

  // Up to three words that are not in every text, in an order drawn.
  std::vector<std::string> telling_words(std::string_view text, std::mt19937_64& dice) const {
    std::vector<std::string> words;
    std::string word;
    bool is_plain = true;  // without letters that are not in ASCII
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      const bool is_other = static_cast<unsigned char>(c) >= 0x80;
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_other) {
        is_plain = is_plain && !is_other;
        word.push_back(c);
        continue;
      }
      if (is_plain && word.size() >= 4 && !vocabulary_.is_common(word)) words.push_back(word);
      word.clear();
      is_plain = true;
    }
    std::shuffle(words.begin(), words.end(), dice);
    if (words.size() > 3) words.resize(3);
    return words;
  }

  Record record_;
  const Vocabulary& vocabulary_;
  Sayings sayings_;
  std::map<std::string, Times> made_;
};

double megabytes_at_most() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::int64_t count_of(Record& record, const char* sql) {
  Query query(record.database(), sql);
  const std::int64_t count = query.step() ? query.integer(0) : 0;
  query.reset();
  return count;
}

void print(std::size_t size, Record& record, Cost& cost, const std::string& path, std::size_t questions,
           const Vocabulary& vocabulary) {
  const auto each = [&](double seconds) {
    return seconds * 1000 / static_cast<double>(std::max<std::size_t>(cost.articles, 1));
  };
  std::sort(cost.batches.begin(), cost.batches.end());
  std::printf("{\"articles\": %zu, \"add_ms\": %.2f, \"link_ms\": %.2f, \"commit_ms\": %.2f, "
              "\"slowest_batch_ms\": %.2f, \"bytes_an_article\": %.0f, \"peak_mb\": %.0f",
              size, each(cost.add), each(cost.link), each(cost.commit),
              cost.batches.empty() ? 0 : cost.batches.back() * 1000,
              static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(size),
              megabytes_at_most());
  std::printf(
      ", \"statements\": %lld, \"relations\": %lld, \"stories\": %lld, \"origins\": %lld, \"speakers\": %lld",
      static_cast<long long>(count_of(record, "SELECT count(*) FROM statement")),
      static_cast<long long>(count_of(record, "SELECT count(*) FROM relation")),
      static_cast<long long>(count_of(record, "SELECT count(*) FROM story")),
      static_cast<long long>(count_of(record, "SELECT count(*) FROM origin")),
      static_cast<long long>(count_of(record, "SELECT count(*) FROM speaker")));
  std::printf(", \"questions\": {");
  bool is_first = true;
  for (auto& [kind, times] : Asking(path, vocabulary).ask(questions)) {
    std::printf("%s\"%s\": {\"count\": %zu, \"median_ms\": %.2f, \"p99_ms\": %.2f, \"wrong\": %zu}",
                is_first ? "" : ", ", kind.c_str(), times.ms.size(), times.at(0.5), times.at(0.99),
                times.wrong);
    is_first = false;
  }
  std::printf("}}\n");
  std::fflush(stdout);
}

std::vector<std::size_t> numbers(const char* text) {
  std::vector<std::size_t> made;
  char* at = nullptr;
  for (const char* next = text; *next != 0; next = *at == ',' ? at + 1 : at) {
    made.push_back(std::strtoull(next, &at, 10));
    if (at == next) break;
  }
  return made;
}

// A record to be made anew of made-up news, or, where some of it was added before, to go on with.
struct Making {
  Making(char** arguments, std::size_t before)
      : stories(samples_of(arguments[0])), vocabulary(arguments[1]), path(arguments[2]), record(open(before)),
        linker(record), news(stories, vocabulary), added(before) {
    for (std::size_t i = 0; i < before; ++i) news.next();
  }

  Record open(std::size_t before) const {
    if (before == 0) std::filesystem::remove(path);
    return need(Record::open(path, Access::write));
  }
  // The next articles, `batch` at a time; those of the last `measured` count for the cost.
  void grow_to(std::size_t size, std::size_t batch, std::size_t measured, Cost& cost) {
    while (added < size) {
      std::vector<Reading> readings;
      while (readings.size() < batch && added + readings.size() < size) readings.push_back(news.next());
      Cost unmeasured;
      add(record, linker, readings, added + measured < size ? unmeasured : cost);
      added += readings.size();
    }
  }

  std::vector<Story> stories;
  Vocabulary vocabulary;
  std::string path;
  Record record;
  Linker linker;
  News news;
  std::size_t added;
};

int grow(char** arguments, std::size_t questions, std::size_t before) {
  Making making(arguments, before);
  // As many as a reader on one core stores at once: what it has read in two seconds.
  constexpr std::size_t batch = 20, measured = 500;
  for (const std::size_t size : numbers(arguments[3])) {
    Cost cost;
    making.grow_to(size, batch, measured, cost);
    print(size, making.record, cost, arguments[2], questions, making.vocabulary);
  }
  return 0;
}

int in_some_order(std::size_t count, std::size_t batch, char** arguments) {
  Making making(arguments, 0);
  std::vector<Reading> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(making.news.next());
  std::mt19937 dice(static_cast<unsigned>(batch));
  if (batch > 1) std::shuffle(all.begin(), all.end(), dice);
  Cost cost;
  for (std::size_t begin = 0; begin < count; begin += batch) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(std::min(begin + batch, count));
    add(making.record, making.linker, {first, last}, cost);
  }
  return 0;
}

int run(int count, char** arguments) {
  const std::string first = count > 1 ? arguments[1] : "";
  if (first == "--order" && count == 7)
    return in_some_order(std::strtoull(arguments[2], nullptr, 10), std::strtoull(arguments[3], nullptr, 10),
                         arguments + 4);
  if (first == "--ask" && count == 6) {
    Record record = need(Record::open(arguments[5], Access::write));
    Cost none;
    print(static_cast<std::size_t>(count_of(record, "SELECT count(*) FROM article")), record, none,
          arguments[5], std::strtoull(arguments[2], nullptr, 10), Vocabulary(arguments[4]));
    return 0;
  }
  if (first == "--from" && count == 7)
    return grow(arguments + 3, 300, std::strtoull(arguments[2], nullptr, 10));
  if (count == 5) return grow(arguments + 1, 300, 0);
  std::fprintf(stderr, "usage: bench_record SAMPLES.db WORDS.txt NEW.db SIZE,SIZE…\n"
                       "       bench_record --from COUNT SAMPLES.db WORDS.txt OLD.db SIZE,SIZE…\n"
                       "       bench_record --ask COUNT SAMPLES.db WORDS.txt OLD.db\n"
                       "       bench_record --order COUNT BATCH SAMPLES.db WORDS.txt NEW.db\n");
  return 2;
}

}  // namespace
}  // namespace sayso::bench

int main(int count, char** arguments) { return sayso::bench::run(count, arguments); }
