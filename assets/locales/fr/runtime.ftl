# Ce qui se dit hors des écrans : au début, à la fin, en cas de panne.
quit-kept = Votre progression est gardée. Relancez mxguide pour continuer.
quit-waiting = De votre côté, tout est fait, et votre progression est gardée. La nouvelle continue de se répandre toute seule.
quit-done = C'est fini. Votre courrier est en place, preuves à l'appui.
quit-practice-done = Exercice réussi, preuve à l'appui sur l'internet fictif. Rien de réel n'a été touché.
quit-practice = L'exercice est terminé. Rien de réel n'a été touché.
input-ended = La saisie s'arrête ici.
needs-terminal = mxguide a besoin d'un terminal pour son plein écran. Sans terminal, lancez-le avec --plain : il lit alors ses réponses sur l'entrée standard, ou utilisez mxguide check.
panicked = mxguide s'est arrêté à cause d'une erreur de sa part. Votre progression est gardée ; rien n'a été modifié chez votre hébergeur DNS.
press-enter = Appuyez sur Entrée pour revenir.
autopilot-types = > { $text }
autopilot-panel = (dans l'interface fictive de { $company })
autopilot-box = { $label } : { $value }
autopilot-saves = (enregistre la ligne)
autopilot-deletes = (supprime { $line })
autopilot-setting = (choisit { $choice } dans { $setting })
