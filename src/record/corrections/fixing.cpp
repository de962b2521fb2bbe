#include "record/corrections/fixing.hpp"

#include "text/values.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

namespace sayso {
namespace {

struct KeyKind {
  char letter;
  std::string_view table, name;
};
constexpr std::array kinds{KeyKind{'s', "statement", "statement"}, KeyKind{'a', "article", "article"},
                           KeyKind{'p', "speaker", "speaker"},     KeyKind{'l', "relation", "relation"},
                           KeyKind{'y', "story", "story"},         KeyKind{'x', "correction", "correction"}};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

bool looks_like_key(std::string_view text) {
  return text.size() > 2 && text[1] == '-' &&
         text.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

Failure needs(std::string_view what, std::string_view example) {
  return fail(Fault::bad_use, "To " + std::string(what) + ", write " + std::string(example) + ".");
}

struct Member {
  std::string article, member;
};

// All members of a speaker that have a name.
Result<std::vector<Member>> members_of(Database& database, std::string_view given) {
  const Result<std::string> key = whole_key(database, given, 'p');
  if (!key) return fail(key.error());
  Query query(database, R"(
      SELECT DISTINCT a.key, x.name FROM speaker p JOIN speaker_in_article x ON x.speaker = p.id
        JOIN article a ON a.id = x.article AND a.run = x.run
      WHERE p.key = ?1 AND x.name IS NOT NULL ORDER BY a.key, x.name)");
  query.bind(1, *key);
  std::vector<Member> members;
  while (query.step())
    members.push_back({std::string(query.text(0)), member_of(query.text(0), query.text(1))});
  if (members.empty() && !database.failure())
    return fail(Fault::bad_input,
                "The speaker " + *key +
                    " has no name in any article that a correction could hold on to: set the speaker of "
                    "its statements instead, with sayso fix set-speaker.");
  return members;
}

Result<std::vector<std::string>> articles_of_story(Database& database, std::string_view given) {
  const Result<std::string> key = whole_key(database, given, 'y');
  if (!key) return fail(key.error());
  Query query(database, "SELECT a.key FROM story y JOIN story_article x ON x.story = y.id "
                        "JOIN article a ON a.id = x.article WHERE y.key = ?1 ORDER BY a.key");
  query.bind(1, *key);
  std::vector<std::string> articles;
  while (query.step()) articles.emplace_back(query.text(0));
  return articles;
}

Result<Correction> merge_speakers(Database& database, const std::vector<std::string>& words) {
  if (words.size() < 2) return needs("merge speakers", "sayso fix merge-speakers p-… p-…");
  std::set<std::string> target, keys;
  for (const std::string& word : words) {
    const Result<std::string> key = whole_key(database, word, 'p');
    if (!key) return fail(key.error());
    if (!keys.insert(*key).second)
      return fail(Fault::bad_use, "The speaker " + *key + " is given twice: name two speakers that are one.");
    const Result<std::vector<Member>> members = members_of(database, *key);
    if (!members) return fail(members.error());
    for (const Member& one : *members) target.insert(one.member);
  }
  Correction made{.what = Fix::merge_speakers};
  made.target.assign(target.begin(), target.end());
  return made;
}

// Parts those in the articles that are named from all others; `whole` is what is split.
Result<Correction> split(Fix what, const std::vector<Member>& members, const std::set<std::string>& articles,
                         const std::string& whole) {
  Correction made{.what = what};
  std::set<std::string> found;
  for (const Member& one : members) {
    const bool is_named = articles.count(one.article) != 0;
    if (is_named) found.insert(one.article);
    (is_named ? made.target : made.value).push_back(one.member);
  }
  for (const std::string& article : articles)
    if (found.count(article) == 0)
      return fail(Fault::bad_input, "The article " + article + " has nothing of " + whole +
                                        ": name articles that belong to it.");
  if (made.value.empty())
    return fail(Fault::bad_input, "Nothing would be left of " + whole +
                                      ": name only the articles that are to be parted from it.");
  return made;
}

Result<std::set<std::string>> articles_named(Database& database, const std::vector<std::string>& words) {
  std::set<std::string> articles;
  for (std::size_t i = 1; i < words.size(); ++i) {
    Result<std::string> key = whole_key(database, words[i], 'a');
    if (!key) return fail(key.error());
    articles.insert(std::move(*key));
  }
  return articles;
}

Result<Correction> split_speakers(Database& database, const std::vector<std::string>& words) {
  if (words.size() < 2) return needs("split a speaker", "sayso fix split-speaker p-… a-…");
  const Result<std::vector<Member>> members = members_of(database, words[0]);
  if (!members) return fail(members.error());
  const Result<std::set<std::string>> articles = articles_named(database, words);
  if (!articles) return fail(articles.error());
  return split(Fix::split_speakers, *members, *articles,
               "the speaker " + *whole_key(database, words[0], 'p'));
}

Result<Correction> join_stories(Database& database, const std::vector<std::string>& words) {
  if (words.size() < 2) return needs("join stories", "sayso fix join-stories y-… y-…");
  std::set<std::string> target, keys;
  for (const std::string& word : words) {
    const Result<std::string> key = whole_key(database, word, 'y');
    if (!key) return fail(key.error());
    if (!keys.insert(*key).second)
      return fail(Fault::bad_use, "The story " + *key + " is given twice: name two stories that are one.");
    const Result<std::vector<std::string>> articles = articles_of_story(database, *key);
    if (!articles) return fail(articles.error());
    target.insert(articles->begin(), articles->end());
  }
  Correction made{.what = Fix::join_stories};
  made.target.assign(target.begin(), target.end());
  return made;
}

Result<Correction> split_stories(Database& database, const std::vector<std::string>& words) {
  if (words.size() < 2) return needs("split a story", "sayso fix split-story y-… a-…");
  const Result<std::vector<std::string>> all = articles_of_story(database, words[0]);
  if (!all) return fail(all.error());
  std::vector<Member> members;
  for (const std::string& article : *all) members.push_back({article, article});
  const Result<std::set<std::string>> articles = articles_named(database, words);
  if (!articles) return fail(articles.error());
  return split(Fix::split_stories, members, *articles, "the story " + *whole_key(database, words[0], 'y'));
}

Result<Correction> set_speaker(Database& database, const std::vector<std::string>& words) {
  if (words.size() != 2)
    return needs("set a speaker", "sayso fix set-speaker s-… p-…, or a name instead of p-…");
  Result<std::string> statement = whole_key(database, words[0], 's');
  if (!statement) return fail(statement.error());
  Correction made{.what = Fix::set_speaker, .target = {std::move(*statement)}};
  if (looks_like_key(words[1])) {
    const Result<std::vector<Member>> members = members_of(database, words[1]);
    if (!members) return fail(members.error());
    // The longest name says most to who reads the correction.
    const auto longest =
        std::max_element(members->begin(), members->end(), [](const Member& one, const Member& other) {
          return one.member.size() < other.member.size();
        });
    made.value = {longest->member};
  } else if (words[1].find_first_not_of(" \t\n") == std::string::npos) {
    return needs("set a speaker", "sayso fix set-speaker s-… \"Petra Novak\"");
  } else {
    made.value = {words[1]};
  }
  return made;
}

template <class Value>
std::string words_of_list() {
  std::string list;
  for (std::uint32_t i = 0;; ++i) {
    const std::string_view word = name_of(static_cast<Value>(i));
    if (word.empty()) return list;
    list.append(list.empty() ? "" : ", ").append(word);
  }
}

Result<Correction> set_act(Database& database, const std::vector<std::string>& words) {
  if (words.size() != 2) return needs("set an act", "sayso fix set-act s-… deny");
  if (!value_named<Act>(words[1]))
    return fail(Fault::bad_use, quoted(words[1]) + " is no act: it is one of " + words_of_list<Act>() + ".");
  Result<std::string> statement = whole_key(database, words[0], 's');
  if (!statement) return fail(statement.error());
  return Correction{.what = Fix::set_act, .target = {std::move(*statement)}, .value = {words[1]}};
}

Result<Correction> reject_statement(Database& database, const std::vector<std::string>& words) {
  if (words.size() != 1) return needs("reject a statement", "sayso fix reject s-…");
  Result<std::string> statement = whole_key(database, words[0], 's');
  if (!statement) return fail(statement.error());
  return Correction{.what = Fix::reject_statement, .target = {std::move(*statement)}};
}

Result<Correction> break_relation(Database& database, const std::vector<std::string>& words) {
  if (words.size() != 1) return needs("break a relation", "sayso fix break l-…");
  const Result<std::string> relation = whole_key(database, words[0], 'l');
  if (!relation) return fail(relation.error());
  Query query(database,
              "SELECT f.key, t.key, r.type FROM relation r JOIN statement f ON f.id = r.from_statement "
              "JOIN statement t ON t.id = r.to_statement WHERE r.key = ?1");
  Correction made{.what = Fix::break_relation};
  if (query.bind(1, *relation).step()) {
    made.target = {std::string(query.text(0)), std::string(query.text(1))};
    made.value = {std::string(query.text(2))};
  }
  return made;
}

Result<Correction> add_relation(Database& database, const std::vector<std::string>& words) {
  if (words.size() != 3) return needs("add a relation", "sayso fix add s-… denies s-…");
  if (!value_named<RelationType>(words[1]))
    return fail(Fault::bad_use,
                quoted(words[1]) + " is no relation: it is one of " + words_of_list<RelationType>() + ".");
  Result<std::string> from = whole_key(database, words[0], 's'), to = whole_key(database, words[2], 's');
  if (!from) return fail(from.error());
  if (!to) return fail(to.error());
  if (*from == *to)
    return fail(Fault::bad_use,
                "A statement has no relation to itself: give two of them, the later one first.");
  return Correction{
      .what = Fix::add_relation, .target = {std::move(*from), std::move(*to)}, .value = {words[1]}};
}

}  // namespace

Result<std::string> whole_key(Database& database, std::string_view given, char letter) {
  const auto* const kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const KeyKind& one) { return one.letter == letter; });
  const std::string name(kind->name), example = std::string(1, letter) + "-…";
  // An export adds a mark to the key of a statement that is not in force.
  given = given.substr(0, given.find('.'));
  if (given.size() < 3 || given.front() != letter || !looks_like_key(given))
    return fail(Fault::bad_use, quoted(given) + " is no key of a " + name + ": such a key begins with \"" +
                                    std::string(1, letter) + "-\", as in " + example + ".");
  Query query(database, "SELECT DISTINCT key FROM " + std::string(kind->table) +
                            " WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 3");
  query.bind(1, given).bind(2, std::string(given) + "~");
  std::vector<std::string> found;
  while (query.step()) found.emplace_back(query.text(0));
  if (database.failure()) return fail(*database.failure());
  if (found.empty())
    return fail(Fault::bad_input, "The record " + database.path() + " has no " + name +
                                      " whose key begins with " + quoted(given) +
                                      ": copy the key as a list or an export shows it.");
  if (found.size() > 1 && found.front() != given)
    return fail(Fault::bad_input, "The keys of several " + (name == "story" ? "stories" : name + "s") +
                                      " begin with " + quoted(given) + " (" + found[0] + ", " + found[1] +
                                      (found.size() > 2 ? ", …" : "") + "): give more of it.");
  return found.front();
}

Result<Correction> correction_for(Database& database, Fix what, const std::vector<std::string>& words) {
  switch (what) {
    case Fix::merge_speakers: return merge_speakers(database, words);
    case Fix::split_speakers: return split_speakers(database, words);
    case Fix::set_speaker: return set_speaker(database, words);
    case Fix::set_act: return set_act(database, words);
    case Fix::reject_statement: return reject_statement(database, words);
    case Fix::break_relation: return break_relation(database, words);
    case Fix::add_relation: return add_relation(database, words);
    case Fix::join_stories: return join_stories(database, words);
    case Fix::split_stories: return split_stories(database, words);
  }
  return fail(Fault::bad_use, "There is no such correction.");
}

std::vector<Row> articles_of(Database& database, const Correction& correction) {
  std::set<Row> rows;
  Query of_statement(
      database,
      "SELECT article FROM statement WHERE key = ?1 AND superseded_by IS NULL AND vanished IS NULL");
  Query of_key(database, "SELECT id FROM article WHERE key = ?1");
  for (const auto* const list : {&correction.target, &correction.value}) {
    for (const std::string& key : *list) {
      Query& query = key.starts_with("s-") ? of_statement : of_key;
      query.bind(1, parts_of_member(key).first);
      while (query.step()) rows.insert(query.integer(0));
    }
  }
  return {rows.begin(), rows.end()};
}

namespace {

std::string instant_of(std::time_t seconds) {
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace

std::string utc_now() { return instant_of(std::time(nullptr)); }

std::string next_instant(Database& database) {
  std::string now = utc_now();
  Query last(database, R"(SELECT max("when"), unixepoch(max("when")) + 1 FROM correction)");
  if (last.step() && !last.is_null(1) && last.text(0) >= now)
    now = instant_of(static_cast<std::time_t>(last.integer(1)));
  return now;
}

}  // namespace sayso
