"""Which step of a checklist puts it live follows from its words, in every whole language."""

import pytest

from incident_desk.domain.live_place import is_about_going_live, live_place
from incident_desk.domain.playbook import Command, Phase, Plan, Playbook, Step
from incident_desk.domain.run_reading import stages_of

WATCH = Phase("Watch", end_s=900, steps=(Step("w", "Look"),))


def place_of(*phases, title="Deployment", kind="checklist"):
    book = Playbook(title, kind=kind, plans=(Plan("p", phases),))
    found = live_place(book, stages_of(book))
    return found and found.name


def phase(name, *texts, end_s=None, due_s=None):
    return Phase(name, end_s=end_s, steps=tuple(
        Step(f"{name}.{at}", text, due_s=due_s) for at, text in enumerate(texts, 1)
    ))  # fmt: skip


def found_in(*phases, title="Deployment"):
    book = Playbook(title, kind="checklist", plans=(Plan("p", phases),))
    return live_place(book, stages_of(book))


@pytest.mark.parametrize(
    ("texts", "found"),
    [(("Deploy to staging", "Deploy to production", "Monitor deployment logs"), "Deploy to production"),
     (("Notify team of the deployment", "Release 4.2", "Verify the release"), "Release 4.2"),
     (("Deploy the database", "Deploy the backend"), "Deploy the backend"),
     (("Roll out to all users", "Publish notes"), "Roll out to all users"),
     (("Auf Produktion ausrollen", "Protokoll ansehen"), "Auf Produktion ausrollen"),
     (("Déployer en production",), "Déployer en production"),
     (("If the deployment includes a migration, tell all users",), None),
     (("Prepare rollback plan", "Tests pass"), None)],
)  # fmt: skip
def test_the_step_that_puts_it_live_is_found_by_its_words(texts, found):
    assert place_of(phase("Steps", *texts), phase("Watch", "Look", end_s=900)) == found


def test_what_comes_behind_the_first_time_puts_nothing_live():
    assert place_of(phase("Do", "Deploy to production"), phase("Watch", "Release to live", end_s=900)) == (
        "Deploy to production"
    )


def test_where_no_step_says_so_the_stage_does_or_the_one_before_what_comes_afterwards():
    watch = phase("Watch", "Look", end_s=900)
    assert place_of(phase("Pre-deployment", "Tests"), phase("Deployment", "Push", "Migrate"), watch) == "Deployment"
    assert (
        place_of(phase("Before", "Tests"), phase("Go", "Push"), phase("Post-deployment", "Look", end_s=9)) == "Go"
    )
    assert place_of(phase("Post-deployment", "Look", end_s=900)) is None


def test_a_document_that_is_about_something_else_puts_nothing_live():
    both = (phase("Go", "Deploy to production"), phase("Watch", "Look", end_s=900))
    assert place_of(*both, title="Outage") is None
    assert place_of(*both, kind="playbook") is None
    assert live_place(None, ()) is None


@pytest.mark.parametrize(
    "deed",
    ["Go live", "Deploy to production", "Now release 4.2", "Roll-out to all users", "Rollout to everyone",
     "Cut over", "Cutover to the new cluster", "Switch traffic to green",
     "Shift all traffic to the new pool", "Ship it", "Apply the database migration", "Run migrations",
     "Deployment to the cluster", "3. Then start the deployment to eu", "Neue Fassung ausrollen",
     "Auf Produktion ausrollen", "Live schalten", "Datenbankmigrationen anwenden", "Den Verkehr umleiten",
     "Inbetriebnahme der Anlage", "Desplegar la versión", "Realizar el despliegue", "Poner en producción",
     "Redirigir el tráfico al clúster nuevo", "Aplicar las migraciones", "Déployer la version 4",
     "Mettre en ligne", "Basculer le trafic", "Procéder à la mise en production",
     "Exécuter les migrations", "Implantar a versão", "Colocar no ar", "Virar a chave",
     "Rodar as migrações", "Fazer o deploy", "切换流量", "发布新版本", "部署到生产环境", "执行数据库迁移",
     "正式上线",
     "新しい版をリリースする",
     "本番へデプロイ",
     "トラフィックを切り替える", "マイグレーションを実行する"],
)  # fmt: skip
def test_a_deed_is_found_in_every_whole_language(deed):
    assert place_of(Phase("Steps", steps=(Step("1", "Ready the room"), Step("2", deed))), WATCH) == deed


@pytest.mark.parametrize(
    "other",
    ["Deploy to staging", "Verify the release", "Deployment window agreed", "Announce the launch",
     "Rollback plan for the release", "If the release fails, call Ann", "Auf Testumgebung ausrollen",
     "Wenn ausgerollt wird, Ann anrufen", "Revisar el despliegue", "Préparer la mise en production",
     "Verificar a implantação", "准备发布", "检查上线窗口", "リリース手順を確認する", "デプロイの承認",
     "Restore the shipping address form", "Alive check"],
)  # fmt: skip
def test_what_prepares_tells_checks_or_takes_back_is_no_deed(other):
    assert place_of(Phase("Steps", steps=(Step("1", "Ready the room"), Step("2", other))), WATCH) is None


@pytest.mark.parametrize(
    "later",
    ["After the launch", "Post-deployment", "Nach dem Rollout", "Después del lanzamiento",
     "Tras el despliegue", "Après la mise en production", "Após a implantação", "上线后观察", "部署后验证",
     "リリース後の作業", "Hypercare", "Post-migration"],
)  # fmt: skip
def test_where_nothing_says_so_it_is_taken_to_be_what_stands_before_afterwards(later):
    found = found_in(phase("Ready", "Room", "Keys"), phase(later, "Release notes are out", "Look"))
    assert (found.name, found.steps, found.is_guess) == ("Ready", ("Ready.1", "Ready.2"), True)
    assert found.behind == {f"{later}.1", f"{later}.2"}


def test_a_heading_inside_a_stage_parts_it_as_well():
    steps = (
        Step("1", "Before deploying", role="group", children=(Step("1.1", "Rotate the keys"),)),
        Step("2", "After deploying", role="group", children=(Step("2.1", "Log in"),)),
    )
    found = found_in(Phase("Keys", steps=steps), phase("Desk", "Tidy"))
    assert (found.name, found.steps, found.behind) == ("Keys", ("1.1",), {"2.1", "Desk.1"})


def test_what_stands_under_afterwards_puts_nothing_live():
    assert (
        place_of(phase("Go", "Release 4"), phase("After release", "Deploy the docs to production")) == "Release 4"
    )


def test_a_command_that_deploys_is_found_where_no_words_are():
    def book(*commands):
        steps = tuple(Step(str(at), f"Do {at}", commands=(Command(one),)) for at, one in enumerate(commands))
        return found_in(Phase("Steps", steps=steps), WATCH)

    assert book("make build", "./tool deploy --app shop", "./tool status").name == "Do 1"
    assert book("kubectl apply -f shop.yaml", "kubectl rollout status shop").steps == ("0",)
    assert book("./tool deploy --dry-run", "./tool deploy --env staging", "git push origin main") is None


def test_a_checklist_for_going_live_is_known_by_its_title_or_a_stage():
    def is_about(title, stage="Steps", kind="checklist"):
        phases = (phase(stage, "Look"),)
        return is_about_going_live(Playbook(title, kind=kind, plans=(Plan("p", phases),)), phases)

    assert is_about("Go / no-go") and is_about("部署前检查") and is_about("Morning round", "Migration")
    assert not is_about("Morning round") and not is_about("Deployment", kind="playbook")
    assert not is_about_going_live(None, ())
