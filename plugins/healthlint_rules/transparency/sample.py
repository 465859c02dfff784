"""What do the examples of this family have for a text? Long enough to be signed, and otherwise faultless."""

EN = (
    "Shin pain in new runners mostly comes from doing too much too soon. The bone and the muscles that are"
    " fixed to"
    " it need weeks to get used to the load, and hard roads make it worse.\n\nRest from running for two"
    " weeks. Walk,"
    " swim or cycle as long as it does not hurt. Put ice in a towel on the sore place for ten minutes in"
    " the evening."
    "\n\nStart again with short runs on grass, every other day. Add no more than a tenth each week. Old"
    " shoes make"
    " things worse. Ask your physiotherapist if the pain comes back, and see your doctor if it also hurts"
    " at night."
)
ZH = (
    "刚开始跑步的人小腿前侧疼，多半是练得太多、太急。骨头和附着在上面的肌肉需要几周时间适应负荷，在水泥路上"
    "跑会更疼。"
    "\n\n先停跑两周，散步、游泳或骑车只要不疼都可以。晚上用毛巾裹着冰块敷十分钟。鞋子穿旧了也会加重不适，该"
    "换就换。"
    "\n\n恢复时从草地上的短距离开始，隔天一次，每周增加不超过一成。如果疼痛反复，可以请康复治疗师看一看；夜"
    "里也疼的话，请到医院检查。"
)
ZH_HANT = (
    "剛開始跑步的人小腿前側疼，多半是練得太多、太急。骨頭和附著在上面的肌肉需要幾週時間適應負荷，在水泥路上"
    "跑會更疼。"
    "\n\n先停跑兩週，散步、游泳或騎車只要不疼都可以。晚上用毛巾裹著冰塊敷十分鐘。鞋子穿舊了也會加重不適，該"
    "換就換。"
    "\n\n恢復時從草地上的短距離開始，隔天一次，每週增加不超過一成。如果疼痛反覆，可以請物理治療師看一看；夜"
    "裡也疼的話，請到醫院檢查。"
)
