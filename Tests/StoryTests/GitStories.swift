import JSON
import Testing

/// A team that keeps its integrations in Git, in a real shell that stops at the first error.
@Suite struct GitStories {
    /// Some of the requests fail, and are tried again or looked up.
    private static let faults = """
        [
          { "fault": "503-html", "request": "list", "first": 1 },
          { "fault": "lose-answer", "request": "update", "first": 1 },
          { "fault": "429-retry-after", "request": "update", "first": 1 }
        ]
        """

    /// Every step is in the script. A step that does not end as it should ends the script with its line.
    private static let script = #"""
        set -euo pipefail
        trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR
        # The status of a command that may fail.
        status() { local status=0; "$@" > out 2> err || status=$?; echo $status; }
        export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
        git init -q team; cd team; printf 'out\nerr\nplan.json\n' > .gitignore

        oncall-tui export --to oncall
        git add .; git commit -qm 'What the server has'
        oncall-tui export --to oncall
        test -z "$(git status --porcelain)"

        # A change for all integrations of a type: their ids by a filter, their folders by their ids.
        ids=$(oncall-tui list type:=webhook -o jsonl | jq -r .id)
        count=$(echo "$ids" | wc -l)
        test "$count" -gt 3
        echo "$ids" | xargs -I{} grep -l '^id = "{}"$' -r oncall/integrations | xargs -n1 dirname > out
        while read -r folder; do printf '{{ payload.x }' > "$folder/slack.title.j2"; done < out
        test "$(status oncall-tui lint oncall)" = 3
        test "$(grep -c 'slack.title.j2:1:' out)" = "$count"
        test "$(status oncall-tui apply oncall --yes)" = 3
        git ls-files -mo --exclude-standard '*slack.title.j2' | xargs -I{} sh -c 'echo "{{ payload.x }}" > {}'
        oncall-tui lint oncall

        # The review.
        test "$(status oncall-tui diff oncall --exit-code)" = 2
        test "$(grep -c '^+{{ payload.x }}$' out)" = "$count"
        test "$(status oncall-tui drift oncall)" = 2
        test "$(status oncall-tui apply oncall)" = 8
        oncall-tui apply oncall --dry-run --plan-out plan.json > out
        jq -e --argjson count "$count" '(.changes | length) == $count and all(.changes[]; .state == "planned")' plan.json > out
        git add .; git commit -qm 'One title for all webhooks'

        # After the merge.
        oncall-tui apply oncall --plan plan.json --yes --json | jq -e 'all(.changes[]; .state == "done")' > out
        oncall-tui drift oncall
        oncall-tui apply oncall --yes
        test "$(echo "$ids" | xargs -I{} sh -c '"$PROGRAM" get {} --field slack.title; echo' | uniq)" = '{{ payload.x }}'
        echo "$ids" | oncall-tui get - -o json | jq -e 'all(.[]; .templates.slack.title == "{{ payload.x }}")' > out
        test -z "$(git status --porcelain)"

        # Somebody changes one on the screen; the next night tells it, and the folder takes it.
        first=$(echo "$ids" | head -n 1)
        oncall-tui set "$first" slack.title='By hand' --yes
        test "$(status oncall-tui drift oncall)" = 2
        oncall-tui drift oncall -o json > out || true
        jq -e 'map(select(.drift)) | length == 1' out > err
        oncall-tui export --to oncall
        test "$(git diff --name-only | wc -l)" = 1
        git commit -qam 'By hand'
        oncall-tui drift oncall
        git revert -n HEAD
        oncall-tui apply oncall --yes
        test "$(oncall-tui get "$first" --field slack.title)" = '{{ payload.x }}'
        """#

    @Test(arguments: [("cloud", false), ("oss", false), ("cloud", true), ("oss", true)])
    func `export, commit, edit, lint, diff, apply, drift`(dialect: String, isFaulty: Bool) async throws {
        try await CommandStage.run(dialect, faults: isFaulty ? Self.faults : nil) { stage in
            let result = try stage.bash(Self.script)
            #expect(result.status == 0, "\(result.err)")
        }
    }
}
